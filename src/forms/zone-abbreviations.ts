/**
 * What the letters of a clock may mean, likeliest first: "EST" is New York's, Toronto's and Jamaica's.
 * The tz database has some of them as zones of their own or of a country that nobody means (EST is
 * Panama's there), so they are never read by it. The zones are those of the tz database's own
 * abbreviations, and of common use where it has none ("ART").
 */
const families: [abbreviations: string, zones: string][] = [
  [
    'EST EDT ET EST5EDT EASTERN EASTERNTIME EASTERNSTANDARDTIME',
    'America/New_York America/Toronto Australia/Sydney America/Jamaica America/Panama America/Cancun',
  ],
  [
    'CST CDT CT CST6CDT CENTRAL CENTRALTIME',
    'America/Chicago America/Mexico_City America/Winnipeg America/Costa_Rica America/Guatemala America/Tegucigalpa America/Managua America/El_Salvador America/Belize Asia/Shanghai America/Havana',
  ],
  [
    'MST MDT MT MST7MDT MOUNTAIN MOUNTAINTIME',
    'America/Denver America/Phoenix America/Edmonton America/Hermosillo',
  ],
  [
    'PST PDT PT PST8PDT PACIFIC PACIFICTIME',
    'America/Los_Angeles America/Vancouver America/Tijuana Asia/Manila',
  ],
  ['AKST AKDT', 'America/Anchorage'],
  ['HST HDT', 'Pacific/Honolulu'],
  ['AST ADT', 'America/Halifax America/Puerto_Rico America/Santo_Domingo Asia/Riyadh'],
  ['NST NDT', 'America/St_Johns'],
  ['SST', 'Pacific/Pago_Pago Asia/Singapore'],
  ['ART', 'America/Argentina/Buenos_Aires'],
  ['BRT BRST', 'America/Sao_Paulo'],
  ['AMT', 'America/Manaus Asia/Yerevan'],
  ['CLT CLST', 'America/Santiago'],
  ['COT', 'America/Bogota'],
  ['PET', 'America/Lima'],
  ['ECT', 'America/Guayaquil'],
  ['BOT', 'America/La_Paz'],
  ['VET', 'America/Caracas'],
  ['UYT', 'America/Montevideo'],
  ['PYT PYST', 'America/Asuncion'],
  [
    'GMT',
    'Europe/London Europe/Dublin Africa/Accra Africa/Abidjan Africa/Dakar Atlantic/Reykjavik UTC',
  ],
  ['BST', 'Europe/London Asia/Dhaka'],
  ['WET WEST', 'Europe/Lisbon Atlantic/Canary Atlantic/Faroe'],
  [
    'CET CEST MEZ MESZ',
    'Europe/Madrid Europe/Paris Europe/Berlin Europe/Rome Europe/Brussels Europe/Amsterdam Europe/Vienna Europe/Zurich Europe/Warsaw Europe/Prague Europe/Budapest Europe/Copenhagen Europe/Oslo Europe/Stockholm Europe/Belgrade Europe/Zagreb Europe/Ljubljana Europe/Bratislava Europe/Luxembourg Europe/Monaco Europe/Andorra Europe/Malta Europe/Tirane Europe/Sarajevo Europe/Skopje Europe/Podgorica Europe/San_Marino Europe/Vatican Europe/Vaduz Europe/Gibraltar Africa/Algiers Africa/Tunis',
  ],
  [
    'EET EEST',
    'Europe/Athens Europe/Helsinki Europe/Bucharest Europe/Kyiv Europe/Sofia Europe/Vilnius Europe/Riga Europe/Tallinn Africa/Cairo Asia/Beirut Europe/Chisinau Asia/Nicosia',
  ],
  ['MSK', 'Europe/Moscow'],
  ['TRT', 'Europe/Istanbul'],
  ['IST', 'Asia/Kolkata Europe/Dublin Asia/Jerusalem'],
  ['IDT', 'Asia/Jerusalem'],
  ['GST', 'Asia/Dubai'],
  ['PKT', 'Asia/Karachi'],
  ['NPT', 'Asia/Kathmandu'],
  ['ICT', 'Asia/Bangkok Asia/Ho_Chi_Minh'],
  ['WIB', 'Asia/Jakarta'],
  ['SGT', 'Asia/Singapore'],
  ['MYT', 'Asia/Kuala_Lumpur'],
  ['PHT', 'Asia/Manila'],
  ['HKT', 'Asia/Hong_Kong'],
  ['JST', 'Asia/Tokyo'],
  ['KST', 'Asia/Seoul'],
  ['WAT', 'Africa/Lagos Africa/Luanda Africa/Kinshasa'],
  ['CAT', 'Africa/Maputo Africa/Harare Africa/Lusaka'],
  ['EAT', 'Africa/Nairobi Africa/Addis_Ababa Africa/Kampala'],
  ['SAST', 'Africa/Johannesburg'],
  ['AEST AEDT AET', 'Australia/Sydney Australia/Brisbane'],
  ['ACST ACDT', 'Australia/Adelaide Australia/Darwin'],
  ['AWST', 'Australia/Perth'],
  ['NZST NZDT', 'Pacific/Auckland'],
];

/** Zones by abbreviation, in lower case as names are compared. */
export const zonesOfAbbreviation: ReadonlyMap<string, readonly string[]> = new Map(
  families.flatMap(([abbreviations, zones]) =>
    abbreviations.split(' ').map((name) => [name.toLowerCase(), zones.split(' ')]),
  ),
);

/** Where most people of a country with several zones live, by which its zones are offered. */
export const mainZones: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'US America/New_York America/Chicago America/Denver America/Los_Angeles',
    'CA America/Toronto America/Winnipeg America/Edmonton America/Vancouver America/Halifax',
    'MX America/Mexico_City America/Monterrey America/Tijuana America/Cancun',
    'BR America/Sao_Paulo America/Manaus America/Fortaleza',
    'AR America/Argentina/Buenos_Aires America/Argentina/Cordoba',
    'CL America/Santiago',
    'EC America/Guayaquil',
    'ES Europe/Madrid Atlantic/Canary Africa/Ceuta',
    'PT Europe/Lisbon Atlantic/Azores Atlantic/Madeira',
    'DE Europe/Berlin',
    'UA Europe/Kyiv',
    'RU Europe/Moscow Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok',
    'KZ Asia/Almaty',
    'CN Asia/Shanghai',
    'ID Asia/Jakarta Asia/Makassar Asia/Jayapura',
    'MY Asia/Kuala_Lumpur',
    'AU Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Perth',
    'NZ Pacific/Auckland',
    'CD Africa/Kinshasa Africa/Lubumbashi',
    'GL America/Nuuk',
    'PF Pacific/Tahiti',
    'CY Asia/Nicosia',
    'UZ Asia/Tashkent',
    'MN Asia/Ulaanbaatar',
    'PG Pacific/Port_Moresby',
  ].map((line) => {
    const [country = '', ...zones] = line.split(' ');
    return [country, zones];
  }),
);
