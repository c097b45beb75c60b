// Without one of its own the build finds the studio's, and would start its worker.
export const register = () => {}
