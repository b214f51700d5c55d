/** The words printed on documents, in the issuing state's language beside the English ones. */

export const LABEL_KEYS = [
  'passport',
  'id_card',
  'driving_licence',
  'residence_permit',
  'surname',
  'givenNames',
  'nationality',
  'birthDate',
  'sex',
  'birthPlace',
  'issueDate',
  'expiryDate',
  'authority',
  'documentNumber',
  'personalNumber',
  'address',
  'signature',
] as const;

export type LabelKey = (typeof LABEL_KEYS)[number];

const WORDS: Record<string, string> = {
  en: 'Passport|Identity card|Driving licence|Residence permit|Surname|Given names|Nationality|Date of birth|Sex|Place of birth|Date of issue|Date of expiry|Authority|Document no.|Personal no.|Address|Signature',
  fr: 'Passeport|Carte d’identité|Permis de conduire|Titre de séjour|Nom|Prénoms|Nationalité|Date de naissance|Sexe|Lieu de naissance|Date de délivrance|Date d’expiration|Autorité|N° du document|N° personnel|Adresse|Signature',
  de: 'Reisepass|Personalausweis|Führerschein|Aufenthaltstitel|Name|Vornamen|Staatsangehörigkeit|Geburtsdatum|Geschlecht|Geburtsort|Ausstellungsdatum|Gültig bis|Behörde|Dokumentnr.|Persönliche Nr.|Anschrift|Unterschrift',
  es: 'Pasaporte|Documento de identidad|Permiso de conducción|Permiso de residencia|Apellidos|Nombre|Nacionalidad|Fecha de nacimiento|Sexo|Lugar de nacimiento|Fecha de expedición|Fecha de caducidad|Autoridad|N.º de documento|N.º personal|Domicilio|Firma',
  it: 'Passaporto|Carta d’identità|Patente di guida|Permesso di soggiorno|Cognome|Nome|Cittadinanza|Data di nascita|Sesso|Luogo di nascita|Data di rilascio|Data di scadenza|Autorità|N. documento|N. personale|Residenza|Firma',
  pt: 'Passaporte|Cartão de identidade|Carta de condução|Título de residência|Apelidos|Nomes próprios|Nacionalidade|Data de nascimento|Sexo|Local de nascimento|Data de emissão|Válido até|Autoridade|N.º do documento|N.º pessoal|Morada|Assinatura',
  nl: 'Paspoort|Identiteitskaart|Rijbewijs|Verblijfsvergunning|Naam|Voornamen|Nationaliteit|Geboortedatum|Geslacht|Geboorteplaats|Datum van afgifte|Geldig tot|Autoriteit|Documentnr.|Persoonsnr.|Adres|Handtekening',
  pl: 'Paszport|Dowód osobisty|Prawo jazdy|Karta pobytu|Nazwisko|Imiona|Obywatelstwo|Data urodzenia|Płeć|Miejsce urodzenia|Data wydania|Data ważności|Organ wydający|Nr dokumentu|Nr osobisty|Adres|Podpis',
  tr: 'Pasaport|Kimlik kartı|Sürücü belgesi|İkamet izni|Soyadı|Adı|Uyruğu|Doğum tarihi|Cinsiyeti|Doğum yeri|Veriliş tarihi|Son geçerlilik|Makam|Belge no|Kişisel no|Adres|İmza',
  ro: 'Pașaport|Carte de identitate|Permis de conducere|Permis de ședere|Nume|Prenume|Cetățenie|Data nașterii|Sex|Locul nașterii|Data eliberării|Data expirării|Autoritatea|Nr. document|Cod personal|Domiciliu|Semnătura',
  sv: 'Pass|Identitetskort|Körkort|Uppehållstillstånd|Efternamn|Förnamn|Nationalitet|Födelsedatum|Kön|Födelseort|Utfärdad|Giltig till|Myndighet|Handlingsnr|Personnr|Adress|Namnteckning',
  uk: 'Паспорт|Посвідчення особи|Посвідчення водія|Посвідка на проживання|Прізвище|Імена|Громадянство|Дата народження|Стать|Місце народження|Дата видачі|Дійсний до|Орган|№ документа|Особистий №|Адреса|Підпис',
  ru: 'Паспорт|Удостоверение личности|Водительское удостоверение|Вид на жительство|Фамилия|Имена|Гражданство|Дата рождения|Пол|Место рождения|Дата выдачи|Действителен до|Орган|№ документа|Личный №|Адрес|Подпись',
  ar: 'جواز سفر|بطاقة هوية|رخصة قيادة|تصريح إقامة|اللقب|الاسم|الجنسية|تاريخ الميلاد|الجنس|مكان الميلاد|تاريخ الإصدار|تاريخ الانتهاء|جهة الإصدار|رقم الوثيقة|الرقم الشخصي|العنوان|التوقيع',
  zh: '护照|身份证|驾驶证|居留许可|姓|名|国籍|出生日期|性别|出生地点|签发日期|有效期至|签发机关|证件号码|个人号码|住址|签名',
};

interface State {
  english: string;
  local: string;
  language: string;
}

const STATES: Record<string, string> = {
  AUT: 'Austria|Österreich|de',
  ARE: 'United Arab Emirates|الإمارات العربية المتحدة|ar',
  ARG: 'Argentina|Argentina|es',
  BEL: 'Belgium|Belgique|fr',
  BGR: 'Bulgaria|България|ru',
  BRA: 'Brazil|Brasil|pt',
  CAN: 'Canada|Canada|fr',
  CHE: 'Switzerland|Schweiz|de',
  CHN: 'China|中国|zh',
  COL: 'Colombia|Colombia|es',
  DEU: 'Germany|Deutschland|de',
  DZA: 'Algeria|الجزائر|ar',
  EGY: 'Egypt|مصر|ar',
  ESP: 'Spain|España|es',
  FRA: 'France|France|fr',
  GBR: 'United Kingdom|United Kingdom|en',
  GRC: 'Greece|Hellas|en',
  IND: 'India|India|en',
  IRL: 'Ireland|Éire|en',
  ITA: 'Italy|Italia|it',
  JOR: 'Jordan|الأردن|ar',
  KAZ: 'Kazakhstan|Қазақстан|ru',
  KEN: 'Kenya|Kenya|en',
  MAR: 'Morocco|المغرب|ar',
  MEX: 'Mexico|México|es',
  NGA: 'Nigeria|Nigeria|en',
  NLD: 'Netherlands|Nederland|nl',
  POL: 'Poland|Polska|pl',
  PRT: 'Portugal|Portugal|pt',
  ROU: 'Romania|România|ro',
  RUS: 'Russia|Россия|ru',
  SAU: 'Saudi Arabia|السعودية|ar',
  SEN: 'Senegal|Sénégal|fr',
  SGP: 'Singapore|新加坡|zh',
  SWE: 'Sweden|Sverige|sv',
  TUN: 'Tunisia|تونس|ar',
  TUR: 'Türkiye|Türkiye|tr',
  TWN: 'Taiwan|台湾|zh',
  UKR: 'Ukraine|Україна|uk',
  USA: 'United States|United States|en',
  UTO: 'Utopia|Utopia|en',
};

/** The issuing state by its alpha-3 code; an unlisted one shows its code, in English. */
export function stateOf(code: string): State {
  const [english = code, local = code, language = 'en'] = (STATES[code] ?? '').split('|').filter(Boolean);
  return { english, local, language };
}

/** A label in English and, where it differs, in the state's language. */
export function labelsFor(language: string): (key: LabelKey) => { english: string; local: string } {
  const english = (WORDS.en ?? '').split('|');
  const local = (WORDS[language] ?? WORDS.en ?? '').split('|');
  return (key) => {
    const at = LABEL_KEYS.indexOf(key);
    return { english: english[at] ?? key, local: local[at] ?? english[at] ?? key };
  };
}

/** Every printed label, for the check that the bundled fonts can set them all. */
export const ALL_WORDS: readonly string[] = [
  ...Object.values(WORDS).flatMap((words) => words.split('|')),
  ...Object.values(STATES).map((state) => state.split('|')[1] ?? ''),
];
