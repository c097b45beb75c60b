export declare const schemaFor: (schema: string, provider: 'sqlite' | 'postgresql') => string
export declare const generateClients: (begin?: () => void) => Promise<boolean>
