import { lines, type Vocabulary } from '@/scripts/seed/vocabulary'

export const TURKISH: Vocabulary = {
  comma: ', ',
  stop: '. ',
  subjects: lines(`
    Sarı yağmurluklu bir fener bekçisi
    Ağını onaran yaşlı bir balıkçı
    Kırmızı şemsiyeli bir kız
    Ahşap masada seramik bir fincan
    Beyaz, elektrikli bir otomobil
    Kollarını sıvamış bir barista
    Siyah elbiseli bir kemancı
    Saydam tabanlı bir koşu ayakkabısı
    Bıyıklarında kar olan bir tilki
    Elinde kâğıt gemi tutan bir çocuk
    Kestane arabasının ardındaki satıcı
    Işıkları yanan boş bir tramvay
    Olgun bir domatesi dilimleyen aşçı
    Pencere önünde gri bir kedi
    Mavi gövdeli bir balıkçı teknesi
    Keten giysili bir dansçı
    Tahtasını taşıyan bir sörfçü
    Siyah taşın üzerinde bir parfüm şişesi
    Hasır şapkalı bir çiftçi
    İnce belli bardakta demli çay`),
  movements: lines(`
    yavaşça pencereye döner
    rıhtım boyunca acele etmeden yürür
    bir elini kaldırır ve indirir
    karenin kenarında durur
    ilk damlalarla başını kaldırır
    kahvenin sonunu döker
    soldan sağa süzülür
    rüzgâra doğru eğilir
    merdivenlerden inip sokağa koşar
    her şey hareket ederken kıpırdamadan durur
    meydanı geçer ve gözden kaybolur
    bir an ışığı yakalar
    ışığın değişmesini bekler
    ıslak asfaltta kayar
    haritayı katlayıp cebine koyar`),
  places: lines(`
    çekilmiş denizin kıyısında sessiz bir limanda
    İstanbul’un eski çatıları üzerinde
    çamaşır asılı dar bir sokakta
    çam ormanının kıyısında
    sisli bir köprüde
    donmuş bir gölde
    eğrelti otlarıyla dolu bir serada
    gri fonlu bir stüdyoda
    siyah kumlu bir plajda
    ilk trenden önce bir istasyonda
    iki ada arasındaki vapurda
    demir çatılı bir çarşıda
    yağmurdan sonra bir bahçede
    Boğaz’a bakan bir tepede
    ışıklı bir gece caddesinde`),
  cameras: lines(`
    50 mm objektifle ağır ağır yaklaşma
    kamera bir tur atar ve durur
    sabit, geniş plan
    omuz arkasından elde kamera
    alçak açı, yer boyunca kaydırma
    bütün şehir görünene dek vinçle yükselme
    makro, sığ alan derinliği
    kesintisiz tek plan
    tepeden, çeyrek tur dönerek
    suyun karşısından uzun objektif
    elden gözlere netlik kaydırma`),
  lights: lines(`
    ilk ışık, suyun üzerinde sis
    öğle güneşi ve kısa gölgeler
    altın saat, uzun gölgeler
    lambaların yeni yandığı mavi saat
    tek mum, gerisi karanlık
    bulutlu, yumuşak ve eşit ışık
    su birikintilerinde neon yansımaları
    ince bulutlardan ay ışığı
    saçlarda ters ışık
    soldan gelen ateş ışığı
    ağaçların altında benekli ışık
    soğuk sabah, her otta kırağı`),
  details: lines(`
    Yazı yok, logo yok, arka planda insan yok.
    Hareket son saniyeden önce biter, böylece kesmek kolay olur.
    On altı milimetre film gibi gren, biraz solmuş siyahlar.
    Arka plan sonuna kadar bulanık kalır.
    Camdaki damlalar farklı hızlarla süzülür.
    Kumaş, sağdan hafif bir rüzgâr varmış gibi kıpırdar.
    Yüz ifadesi yalnız bir kez, sona doğru değişir.
    Ürün karenin üçte birini kaplar ve hiç kesilmez.
    Uzaktan trafik sesi, bir çan, sonra sessizlik.
    Bir önceki çekimdeki oda, öbür yandan.
    Eller görünür, yüzler görünmez.
    Işık huzmesindeki toz yavaşça çöker.`),
  seldom: lines(`
    bir zeplin
    bir usturlap
    eski bir gramofon
    bir kum saati
    bir kukla
    bir periskop`),
  shots: lines(`
    Açılış
    Liman, geniş
    Ellere yakın
    Ürün çekimi
    “Son” v3
    Işıklı gece 2/4`),
}
