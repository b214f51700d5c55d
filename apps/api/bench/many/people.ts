/** Given and family names as passports of many countries write them, so that searching meets every script. */
export interface Nation {
  readonly country: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
}

export const NATIONS: readonly Nation[] = [
  {
    country: 'DEU',
    given: ['Jürgen', 'Anneliese', 'Lukas', 'Mathilda', 'Sören', 'Käthe', 'Björn', 'Frauke'],
    family: ['Müller', 'Großmann', 'Köhler', 'Schröder', 'Weiß', 'Hübner', 'von Ahlefeldt', 'Jäger'],
  },
  {
    country: 'FRA',
    given: ['Hélène', 'Loïc', 'Anaïs', 'François', 'Océane', 'Zoé', 'Jérôme', 'Maëlle'],
    family: ['Châtelain', 'Kerguélen', 'Lefèvre', "d'Aubigné", 'Bréhat', 'Garçon', 'Noël', 'Saint-Exupéry'],
  },
  {
    country: 'POL',
    given: ['Łukasz', 'Małgorzata', 'Paweł', 'Zofia', 'Świętosława', 'Grażyna', 'Wojciech', 'Agnieszka'],
    family: ['Łęcki', 'Wrona-Zielińska', 'Żółkiewski', 'Dąbrowska', 'Kościelny', 'Wójcik', 'Szczęsny', 'Bąk'],
  },
  {
    country: 'UKR',
    given: ['Юлія', 'Олександр', 'Наталія', 'Тарас', 'Соломія', 'Євген', 'Ярослава', 'Дмитро'],
    family: ['Шевченко', 'Коваленко', 'Яремчук', 'Гнатюк', 'Щербина', 'Їжакевич', 'Бондар', 'Лисенко'],
  },
  {
    country: 'MAR',
    given: ['نورة', 'يوسف', 'فاطمة', 'عمر', 'مريم', 'خالد', 'سلمى', 'إدريس'],
    family: ['بن سالم', 'العلوي', 'الفاسي', 'بنجلون', 'التازي', 'الإدريسي', 'برادة', 'العمراني'],
  },
  {
    country: 'CHN',
    given: ['小龙', '丽华', '建国', '雪', '志强', '秀英', '明', '海燕'],
    family: ['李', '王', '张', '刘', '陈', '欧阳', '司马', '黄'],
  },
  {
    country: 'NGA',
    given: ['Chukwuemeka', 'Ngozi', 'Oluwaseun', 'Adaeze', 'Ifeanyi', 'Yetunde', 'Tunde', 'Amara'],
    family: ['Okonjo', 'Adébáyọ̀', 'Nwosu', 'Eze', 'Ọláwálé', 'Balogun', 'Abubakar', 'Onwuachi'],
  },
  {
    country: 'IND',
    given: ['Priyanka', 'Arjun', 'Lakshmi', 'Rahul', 'Ananya', 'Vikram', 'Kavitha', 'Sanjay'],
    family: ['Raghunathan', 'Chatterjee', 'Iyer', 'Singh', 'Deshpande', 'Mukherjee', 'Reddy', 'Kaur'],
  },
  {
    country: 'BRA',
    given: ['Thaís', 'João', 'Inês', 'Antônio', 'Luíza', 'Caetano', 'Conceição', 'Vinícius'],
    family: [
      'Gonçalves',
      'Magalhães',
      'Albuquerque',
      'da Conceição',
      'Simões',
      'Araújo',
      'Peçanha',
      'Brandão',
    ],
  },
  {
    country: 'GBR',
    given: ['Rhys', 'Siân', 'Oliver', 'Isla', 'Angus', 'Niamh', 'Harriet', 'Dafydd'],
    family: [
      'Llewellyn',
      "O'Donoghue",
      'Featherstonehaugh',
      'Smith',
      'MacLeod',
      'Cholmondeley',
      'Jones',
      'Patel',
    ],
  },
];

/** Further syllables, so that a million people do not share eighty family names. */
export const ENDINGS = [
  '',
  'ar',
  'en',
  'is',
  'ov',
  'ul',
  'am',
  'et',
  'in',
  'os',
  'ya',
  'el',
  'ik',
  'on',
  'as',
  'er',
  'um',
  'it',
  'al',
  'or',
];
