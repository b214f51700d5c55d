/** What the checks say about a country. Only the countries that people in the sandbox come from or connect from. */
export type Country = {
  alpha3: string;
  alpha2: string;
  name: string;
  phonePrefix: string;
  timeZone: string;
  /** Winter offset, as Didit writes it. */
  timeZoneOffset: string;
  language: string;
};

const TABLE = `
ARE AE United Arab Emirates|+971|Asia/Dubai|+0400|ar
ARG AR Argentina|+54|America/Argentina/Buenos_Aires|-0300|es
BEL BE Belgium|+32|Europe/Brussels|+0100|nl
BGR BG Bulgaria|+359|Europe/Sofia|+0200|bg
BRA BR Brazil|+55|America/Sao_Paulo|-0300|pt
CHN CN China|+86|Asia/Shanghai|+0800|zh
CZE CZ Czechia|+420|Europe/Prague|+0100|cs
DEU DE Germany|+49|Europe/Berlin|+0100|de
DNK DK Denmark|+45|Europe/Copenhagen|+0100|da
EGY EG Egypt|+20|Africa/Cairo|+0200|ar
ESP ES Spain|+34|Europe/Madrid|+0100|es
EST EE Estonia|+372|Europe/Tallinn|+0200|et
FIN FI Finland|+358|Europe/Helsinki|+0200|fi
FRA FR France|+33|Europe/Paris|+0100|fr
GBR GB United Kingdom|+44|Europe/London|+0000|en
GRC GR Greece|+30|Europe/Athens|+0200|el
HRV HR Croatia|+385|Europe/Zagreb|+0100|hr
HUN HU Hungary|+36|Europe/Budapest|+0100|hu
IND IN India|+91|Asia/Kolkata|+0530|en
IRL IE Ireland|+353|Europe/Dublin|+0000|en
ISL IS Iceland|+354|Atlantic/Reykjavik|+0000|is
ITA IT Italy|+39|Europe/Rome|+0100|it
JOR JO Jordan|+962|Asia/Amman|+0300|ar
KAZ KZ Kazakhstan|+7|Asia/Almaty|+0500|kk
LTU LT Lithuania|+370|Europe/Vilnius|+0200|lt
MAR MA Morocco|+212|Africa/Casablanca|+0100|ar
MEX MX Mexico|+52|America/Mexico_City|-0600|es
NGA NG Nigeria|+234|Africa/Lagos|+0100|en
NLD NL Netherlands|+31|Europe/Amsterdam|+0100|nl
NOR NO Norway|+47|Europe/Oslo|+0100|no
POL PL Poland|+48|Europe/Warsaw|+0100|pl
PRT PT Portugal|+351|Europe/Lisbon|+0000|pt
ROU RO Romania|+40|Europe/Bucharest|+0200|ro
SEN SN Senegal|+221|Africa/Dakar|+0000|fr
SGP SG Singapore|+65|Asia/Singapore|+0800|en
SRB RS Serbia|+381|Europe/Belgrade|+0100|sr
SVK SK Slovakia|+421|Europe/Bratislava|+0100|sk
SWE SE Sweden|+46|Europe/Stockholm|+0100|sv
TUR TR Türkiye|+90|Europe/Istanbul|+0300|tr
TWN TW Taiwan|+886|Asia/Taipei|+0800|zh
UKR UA Ukraine|+380|Europe/Kyiv|+0200|uk
VNM VN Viet Nam|+84|Asia/Ho_Chi_Minh|+0700|vi
`;

const COUNTRIES: Country[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [head = '', phonePrefix = '', timeZone = '', timeZoneOffset = '', language = ''] = line.split('|');
    return {
      alpha3: head.slice(0, 3),
      alpha2: head.slice(4, 6),
      name: head.slice(7),
      phonePrefix,
      timeZone,
      timeZoneOffset,
      language,
    };
  });

export function countryByAlpha2(code: string): Country | undefined {
  return COUNTRIES.find((country) => country.alpha2 === code);
}

/** @throws Error for a country the sandbox does not know */
export function countryOf3(code: string): Country {
  const found = COUNTRIES.find((country) => country.alpha3 === code);
  if (found === undefined) throw new Error(`the sandbox knows no country ${code}`);
  return found;
}

/** For details a client sent: an unknown country becomes Spain rather than an error on a customer's page. */
export function knownCountry(code: string): Country {
  return COUNTRIES.find((country) => country.alpha3 === code) ?? countryOf3('ESP');
}
