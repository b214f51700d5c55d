/** Alpha-3 codes of ISO 3166-1, and those of travel documents, whose alpha-2 code is not simply their first two letters. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `ABW:AW AND:AD AGO:AO ALA:AX ARE:AE ARM:AM ATA:AQ ATF:TF ATG:AG AUT:AT BDI:BI BEN:BJ BES:BQ BGD:BD BHS:BS BIH:BA
  BLM:BL BLR:BY BLZ:BZ BRB:BB BRN:BN CAF:CF CCK:CC CHL:CL CHN:CN COD:CD COG:CG COK:CK COM:KM CPV:CV CUW:CW
  CYM:KY DNK:DK ESH:EH EST:EE FLK:FK FRO:FO FSM:FM GIN:GN GLP:GP GNB:GW GNQ:GQ GRD:GD GRL:GL GUF:GF GUY:GY
  IOT:IO IRL:IE IRQ:IQ ISR:IL JAM:JM KAZ:KZ KNA:KN KOR:KR LBR:LR LBY:LY LCA:LC MAC:MO MAF:MF MDG:MG MDV:MV
  MEX:MX MLT:MT MNE:ME MNP:MP MOZ:MZ MTQ:MQ MYT:YT NIU:NU NLD:NL PAK:PK PCN:PN PLW:PW PNG:PG POL:PL PRK:KP
  PRT:PT PRY:PY PSE:PS PYF:PF SEN:SN SGS:GS SJM:SJ SLB:SB SLE:SL SLV:SV SPM:PM SRB:RS SUR:SR SVK:SK SVN:SI
  SWE:SE SWZ:SZ SYC:SC TCA:TC TCD:TD TKM:TM TLS:TL TUN:TN TUR:TR TUV:TV UKR:UA UMI:UM URY:UY VAT:VA VCT:VC
  WLF:WF XKX:XK GBD:GB GBN:GB GBO:GB GBP:GB GBS:GB RKS:XK`
    .split(/\s+/)
    .map((pair) => pair.split(':')),
);

/** The others. GER is none of them: cut to two letters it would be Georgia, and a hit would look like another person. */
const REGULAR = new Set(
  `AFG AIA ALB ARG ASM AUS AZE BEL BFA BGR BHR BMU BOL BRA BTN BVT BWA CAN CHE CIV CMR COL CRI CUB CXR
  CYP CZE DEU DJI DMA DOM DZA ECU EGY ERI ESP ETH FIN FJI FRA GAB GBR GEO GGY GHA GIB GMB GRC GTM GUM
  HKG HMD HND HRV HTI HUN IDN IMN IND IRN ISL ITA JEY JOR JPN KEN KGZ KHM KIR KWT LAO LBN LIE LKA LSO LTU
  LUX LVA MAR MCO MDA MHL MKD MLI MMR MNG MRT MSR MUS MWI MYS NAM NCL NER NFK NGA NIC NOR NPL NRU NZL OMN
  PAN PER PHL PRI QAT REU ROU RUS RWA SAU SDN SGP SHN SMR SOM SSD STP SXM SYR TGO THA TJK TKL TON TTO TWN
  TZA UGA USA UZB VEN VGB VIR VNM VUT WSM YEM ZAF ZMB ZWE`.split(/\s+/),
);

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The alpha-2 code of what a source wrote as alpha-2, alpha-3 or an English name; null when it is none of these. */
export function alpha2Of(written: string): string | null {
  const text = written.trim();
  const upper = text.toUpperCase();
  if (/^[A-Z]{2}$/.test(upper)) return currentCode(upper);
  if (/^[A-Z]{3}$/.test(upper)) return IRREGULAR[upper] ?? (REGULAR.has(upper) ? upper.slice(0, 2) : null);
  return codeOfName().get(text.toLowerCase()) ?? null;
}

/** UK is GB, and a withdrawn code is its successor's. */
function currentCode(code: string): string | null {
  // ZZ has a name of its own: "Unknown Region".
  if (code === 'ZZ' || names.of(code) === undefined) return null;
  return Intl.getCanonicalLocales(`und-${code}`)[0]?.slice('und-'.length) ?? null;
}

/** "Belgium" for BE, BEL or Belgium; the text itself when it names no country we know. */
export function countryName(written: string): string {
  const code = alpha2Of(written);
  return (code === null ? undefined : names.of(code)) ?? written;
}

let byName: Map<string, string> | undefined;

// Built at first use: 676 look-ups that most pages never need.
function codeOfName(): Map<string, string> {
  if (byName !== undefined) return byName;
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    // Withdrawn codes carry the successor's name (DD is also "Germany"), so they are left out.
    const current = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    const name = current ? names.of(code) : undefined;
    if (name !== undefined) found.set(name.toLowerCase(), code);
  }
  byName = found;
  return found;
}
