import {
  comparisons,
  dealKinds,
  demandKinds,
  type Label,
  languages,
  legalEventKinds,
  listingKinds,
  royaltyBases,
  technologyFields,
  textOrigins,
  type Vocabulary,
} from '@techbourse/domain';

export type RecordKind = 'listings' | 'demands';

/** One column of a list whose rows stand in one cell: a line each, its parts between bars. */
export type Part = { key: string; type: 'text' | 'number' };

/** What a cell of a field may hold, and how it is read. */
export type FieldType =
  | { type: 'text' }
  | { type: 'id' }
  | { type: 'number' }
  | { type: 'amount' }
  | { type: 'boolean' }
  | { type: 'day' }
  | { type: 'patent'; role: 'application' | 'publication' }
  | { type: 'ipc' }
  | { type: 'code'; of: Vocabulary<string> }
  | { type: 'codes'; of: Vocabulary<string> }
  | { type: 'list' }
  | { type: 'table'; parts: readonly Part[] }
  /** A price or a budget as people write it: `面议`, `120000 CNY`, `10–20`. */
  | { type: 'price' }
  | { type: 'json' };

/** A field of a record that a column may fill. `path` is its place; a text of three languages may name none (`title`). */
export type Field = FieldType & {
  path: string;
  label: Label;
  /** Headings that mean it, beside its path and its labels; folded (see `foldHeading`). */
  words?: readonly string[];
  /** Written by an export; what people only read in is not. */
  isExported: boolean;
  /** In the template, with this example. */
  example?: Label;
};

const label = (en: string, zh: string, ru: string): Label => ({ en, zh, ru });
const LANGUAGE_NAMES: Readonly<Record<'zh' | 'en' | 'ru', Label>> = {
  zh: label('Chinese', '中文', 'китайский'),
  en: label('English', '英文', 'английский'),
  ru: label('Russian', '俄文', 'русский'),
};

type More = { words?: readonly string[]; example?: Label; isExported?: boolean };
const field = (path: string, name: Label, type: FieldType, more: More = {}): Field => ({
  path,
  label: name,
  isExported: true,
  ...type,
  ...more,
});

/** A text of three languages: a column for each, and one whose language its letters tell. */
function texts(path: string, name: Label, more: More = {}): Field[] {
  const { example, ...rest } = more;
  const ofLanguage = (['zh', 'en', 'ru'] as const).map((language) => {
    const said = LANGUAGE_NAMES[language];
    const own = label(`${name.en} (${said.en})`, `${name.zh}（${said.zh}）`, `${name.ru} (${said.ru})`);
    return field(`${path}.${language}`, own, { type: 'text' });
  });
  return [
    field(path, name, { type: 'text' }, { ...rest, ...(example ? { example } : {}), isExported: false }),
    ...ofLanguage,
  ];
}

function money(path: string, name: Label, more: More = {}): Field[] {
  return [
    field(`${path}.amount`, name, { type: 'amount' }, more),
    field(`${path}.currency`, label(`${name.en}: currency`, `${name.zh}：币种`, `${name.ru}: валюта`), {
      type: 'text',
    }),
  ];
}

const COMMON: readonly Field[] = [
  field(
    'externalId',
    label('Your number', '编号', 'Ваш номер'),
    { type: 'id' },
    {
      words: [
        'id',
        'external id',
        'record id',
        'internal number',
        'reference',
        'reference number',
        'ref',
        'case number',
        'docket',
        'docket number',
        'file number',
        'agency tracking number',
        'technology id',
        'tech id',
        'case id',
        'topic number',
        'topic code',
        '序号',
        '内部编号',
        '成果编号',
        '项目编号',
        '案卷号',
        '需求编号',
        '№',
        'номер',
        'номер п/п',
        'регистрационный номер',
        'шифр',
        'код',
      ],
      example: label('EXAMPLE', '示例', 'ПРИМЕР'),
    },
  ),
  field('source', label('Source', '来源', 'Источник'), { type: 'id' }),
];

const CLASSIFICATION: readonly Field[] = [
  field(
    'ipc',
    label('IPC or CPC codes', 'IPC/CPC分类号', 'Коды МПК или СПК'),
    { type: 'ipc' },
    {
      words: [
        'ipc',
        'cpc',
        'ipc code',
        'ipc codes',
        'ipc class',
        'ipc classes',
        'classification',
        'international classification',
        'main ipc',
        'cpc codes',
        'ipcs',
        'ipc分类号',
        '分类号',
        '主分类号',
        '国际专利分类号',
        'ipc主分类',
        'мпк',
        'мки',
        'индекс мпк',
        'спк',
      ],
      example: label('C02F 1/44; B01D 67/00', 'C02F 1/44; B01D 67/00', 'C02F 1/44; B01D 67/00'),
    },
  ),
  field(
    'field',
    label('Field of technology', '技术领域', 'Область техники'),
    { type: 'code', of: technologyFields },
    {
      words: ['technology field', 'field', 'sector', '领域', '所属领域', '行业领域', '技术分类', 'отрасль', 'область'],
    },
  ),
  field(
    'keywords',
    label('Keywords', '关键词', 'Ключевые слова'),
    { type: 'list' },
    {
      words: [
        'key words',
        'tags',
        'category',
        'categories',
        'subject',
        'topics',
        'agency',
        'research keywords',
        '关键字',
        '标签',
        '类别',
        'ключевое слово',
        'теги',
        'категория',
        'рубрика',
        'тематика',
      ],
      example: label('membrane; antifouling', '膜; 抗污染', 'мембрана; защита от обрастания'),
    },
  ),
];

const TERRITORY: readonly Field[] = [
  field(
    'territory.kind',
    label('Territory: worldwide or countries', '地域：worldwide或countries', 'Территория: worldwide или countries'),
    { type: 'text' },
  ),
  field('territory.countries', label('Territory: countries', '地域：国家', 'Территория: страны'), { type: 'list' }),
  field('restrictions.onlyCountries', label('Only for countries', '仅限国家', 'Только для стран'), { type: 'list' }),
  field('restrictions.notCountries', label('Not for countries', '排除国家', 'Кроме стран'), { type: 'list' }),
];

const LISTINGS: readonly Field[] = [
  ...COMMON,
  field('publish', label('Publish', '发布', 'Опубликовать'), { type: 'boolean' }),
  field(
    'kind',
    label('Kind', '类型', 'Вид'),
    { type: 'code', of: listingKinds },
    {
      words: ['type', 'listing kind', 'kind of result', '成果类型', '类别类型', 'тип', 'вид результата', 'вид рид'],
      example: label('Research result', '科技成果', 'Результат исследования'),
    },
  ),
  ...texts('title', label('Title', '名称', 'Название'), {
    words: [
      'name',
      'invention title',
      'title of invention',
      'award title',
      'project title',
      'technology',
      'technology title',
      'technology name',
      'name of technology',
      'patent title',
      '标题',
      '题目',
      '专利名称',
      '成果名称',
      '发明名称',
      '技术名称',
      '项目名称',
      '专利标题',
      'заголовок',
      'наименование',
      'название изобретения',
      'наименование рид',
      'название разработки',
      'наименование изобретения',
      'тема',
    ],
    example: label(
      'Antifouling coating for reverse osmosis membranes',
      '反渗透膜抗污染涂层',
      'Покрытие обратноосмотических мембран против обрастания',
    ),
  }),
  ...texts('abstract', label('Abstract', '摘要', 'Реферат'), {
    words: [
      'description',
      'summary',
      'short description',
      'project abstract',
      'technology description',
      'text',
      'overview',
      '简介',
      '说明',
      '成果简介',
      '技术简介',
      '技术摘要',
      '成果描述',
      '专利摘要',
      '项目简介',
      'аннотация',
      'описание',
      'краткое описание',
      'реферат изобретения',
    ],
    example: label(
      'A layer of 12 nm keeps proteins and algae off the membrane; after 1,200 hours the flux fell by 6 per cent.',
      '12纳米的涂层防止蛋白质和藻类附着；运行1200小时后通量下降6%。',
      'Слой толщиной 12 нм не даёт белкам и водорослям осесть; за 1200 ч поток снизился на 6 %.',
    ),
  }),
  ...texts('advantage.comparator', label('Better than what', '对比对象', 'По сравнению с чем'), {
    words: ['compared with', 'comparator', '对比技术', 'аналог', 'прототип'],
  }),
  ...texts('advantage.statement', label('Advantage', '优势', 'Преимущество'), {
    words: [
      'advantages',
      'benefits',
      'benefit',
      'technical effect',
      '技术优势',
      '创新点',
      '先进性',
      '有益效果',
      'преимущества',
      'технический результат',
      'новизна',
    ],
  }),
  field('advantage.measures', label('Advantage: measures', '优势：指标', 'Преимущество: показатели'), {
    type: 'table',
    parts: [
      { key: 'metric', type: 'text' },
      { key: 'value', type: 'number' },
      { key: 'comparatorValue', type: 'number' },
      { key: 'unit', type: 'text' },
    ],
  }),
  ...texts('applications', label('Applications', '应用领域', 'Применение'), {
    words: [
      'application',
      'uses',
      'market',
      'potential applications',
      '应用范围',
      '应用场景',
      '应用前景',
      '适用范围',
      'область применения',
      'применение разработки',
    ],
  }),
  ...CLASSIFICATION,
  field(
    'readiness.level',
    label('Readiness level (TRL)', '技术成熟度（TRL）', 'Уровень готовности (УГТ)'),
    { type: 'number' },
    {
      words: [
        'trl',
        'readiness',
        'readiness level',
        'technology readiness level',
        'maturity',
        'phase',
        '成熟度',
        '技术成熟度',
        'trl等级',
        '技术就绪度',
        'угт',
        'уровень готовности',
        'trl/угт',
        'уровень готовности технологии',
      ],
      example: label('6', '6', '6'),
    },
  ),
  field('readiness.scale', label('Readiness: scale', '成熟度：标准', 'Готовность: шкала'), { type: 'text' }),
  field('readiness.origin', label('Readiness: said by', '成熟度：评定方', 'Готовность: кем указана'), { type: 'text' }),
  field('readiness.assessor', label('Readiness: assessor', '成熟度：评定机构', 'Готовность: кем оценена'), {
    type: 'text',
  }),
  field('readiness.evidence', label('Readiness: evidence', '成熟度：依据', 'Готовность: подтверждение'), {
    type: 'text',
  }),
  field(
    'inventors',
    label('Inventors', '发明人', 'Авторы'),
    {
      type: 'table',
      parts: [
        { key: 'name', type: 'text' },
        { key: 'affiliation', type: 'text' },
        { key: 'email', type: 'text' },
      ],
    },
    {
      words: [
        'inventor',
        'authors',
        'author',
        'pi name',
        'principal investigator',
        '发明(设计)人',
        '完成人',
        '设计人',
        '主要完成人',
        '负责人',
        'автор',
        'изобретатель',
        'изобретатели',
        'авторы рид',
      ],
    },
  ),
  field(
    'offers',
    label('Ways to deal', '转化方式', 'Способы передачи'),
    { type: 'codes', of: dealKinds },
    {
      words: [
        'offer',
        'offers',
        'deal kinds',
        'licensing',
        'licence',
        'license type',
        'licence type',
        'transfer mode',
        '合作方式',
        '转让方式',
        '交易方式',
        '拟转化方式',
        '许可方式',
        '许可类型',
        'форма передачи',
        'вид лицензии',
        'способ коммерциализации',
        'форма коммерциализации',
        'вид сотрудничества',
      ],
      example: label(
        'Non-exclusive licence; Joint development',
        '普通许可; 合作开发',
        'Простая лицензия; Совместная разработка',
      ),
    },
  ),
  field(
    'price',
    label('Price', '价格', 'Цена'),
    { type: 'price' },
    {
      words: [
        'asking price',
        'price range',
        'cost',
        '报价',
        '转让价格',
        '交易价格',
        '意向价格',
        '许可费',
        'стоимость',
        'стоимость лицензии',
      ],
      isExported: false,
      example: label('on request', '面议', 'по запросу'),
    },
  ),
  field('price.kind', label('Price: kind', '价格：方式', 'Цена: вид'), { type: 'text' }),
  ...money('price.amount', label('Price: amount', '价格：金额', 'Цена: сумма')),
  ...money('price.min', label('Price: from', '价格：最低', 'Цена: от')),
  ...money('price.max', label('Price: to', '价格：最高', 'Цена: до')),
  field('price.ratePercent', label('Royalty, per cent', '提成比例（%）', 'Роялти, %'), { type: 'number' }),
  field('price.base', label('Royalty: of what', '提成：基数', 'Роялти: база'), { type: 'code', of: royaltyBases }),
  ...money('price.entryFee', label('Royalty: entry fee', '提成：入门费', 'Роялти: паушальный взнос')),
  ...money('price.minimumPerYear', label('Royalty: minimum a year', '提成：年最低额', 'Роялти: минимум в год')),
  field('price.note', label('Price: note', '价格：备注', 'Цена: примечание'), { type: 'text' }),
  ...TERRITORY,
  field(
    'validUntil',
    label('Valid until', '有效期至', 'Действует до'),
    { type: 'day' },
    { words: ['valid to', 'expiry', 'listing valid until', '有效期', '截止日期', 'срок действия', 'действительно до'] },
  ),
  field(
    'contact.name',
    label('Contact: name', '联系人', 'Контактное лицо'),
    { type: 'text' },
    {
      words: ['contact', 'contact name', 'contact person', 'licensing contact', 'контакт'],
      example: label('Ada Hollis', '林晓', 'Анна Ветрова'),
    },
  ),
  field(
    'contact.email',
    label('Contact: e-mail', '联系邮箱', 'Эл. почта'),
    { type: 'text' },
    {
      words: [
        'email',
        'e-mail',
        'contact email',
        'mail',
        '邮箱',
        '电子邮箱',
        'email地址',
        'почта',
        'электронная почта',
        'e-mail контакта',
      ],
      example: label('transfer@university.example', 'transfer@university.example', 'transfer@university.example'),
    },
  ),
  field(
    'contact.phone',
    label('Contact: telephone', '联系电话', 'Телефон'),
    { type: 'text' },
    { words: ['phone', 'telephone', 'tel', 'contact phone', '电话', '手机', '联系方式', 'тел', 'контактный телефон'] },
  ),
  ...texts('confidential', label('For those it is disclosed to', '仅向披露对象公开', 'Только для тех, кому раскрыто')),
  field(
    'patent.applicationNumber',
    label('Application number', '申请号', 'Номер заявки'),
    { type: 'patent', role: 'application' },
    {
      words: [
        'application no',
        'application',
        'appl no',
        'appln no',
        'application sn',
        'application serial number',
        'filing number',
        'serial number',
        '专利申请号',
        '申请号/专利号',
        'заявка',
        '№ заявки',
        'регистрационный номер заявки',
        'номер заявки на изобретение',
        'appln_nr',
        'application_number',
      ],
    },
  ),
  field(
    'patent.publicationNumber',
    label('Publication or patent number', '公开（公告）号', 'Номер публикации или патента'),
    { type: 'patent', role: 'publication' },
    {
      words: [
        'publication number',
        'patent number',
        'patent no',
        'publication no',
        'pub no',
        'patent',
        'grant number',
        'us patent',
        'document number',
        '公开号',
        '公告号',
        '公开(公告)号',
        '专利号',
        '授权公告号',
        '授权号',
        'номер патента',
        '№ патента',
        'патент',
        'номер публикации',
        'номер охранного документа',
        'patent_number',
        'publication_number',
        'publn_nr',
      ],
    },
  ),
  field(
    'patent.priorityOn',
    label('Priority date', '优先权日', 'Дата приоритета'),
    { type: 'day' },
    { words: ['earliest priority date', 'priority', 'приоритет'] },
  ),
  field(
    'patent.filedOn',
    label('Filing date', '申请日', 'Дата подачи'),
    { type: 'day' },
    {
      words: [
        'application date',
        'filed',
        'filed on',
        'date filed',
        'filing',
        '申请日期',
        '申请时间',
        'дата подачи заявки',
        'дата заявки',
      ],
    },
  ),
  field(
    'patent.publishedOn',
    label('Publication date', '公开日', 'Дата публикации'),
    { type: 'day' },
    { words: ['published', 'date of publication', '公开(公告)日', '公布日', '公开日期', 'опубликовано'] },
  ),
  field(
    'patent.grantedOn',
    label('Grant date', '授权日', 'Дата выдачи'),
    { type: 'day' },
    {
      words: [
        'granted',
        'issue date',
        'date of grant',
        'grant',
        '授权公告日',
        '授权日期',
        '授权时间',
        'дата регистрации',
        'дата выдачи патента',
      ],
    },
  ),
  field(
    'patent.familyId',
    label('Patent family', '同族编号', 'Семейство патентов'),
    { type: 'id' },
    {
      words: [
        'family',
        'family id',
        'inpadoc family',
        'docdb family',
        'docdb_family_id',
        'simple family',
        '同族',
        '专利族',
        'патентное семейство',
        'семейство',
      ],
    },
  ),
  field(
    'patent.applicants',
    label('Applicants', '申请人', 'Заявители'),
    {
      type: 'table',
      parts: [
        { key: 'name', type: 'text' },
        { key: 'from', type: 'text' },
        { key: 'until', type: 'text' },
      ],
    },
    {
      words: [
        'applicant',
        'assignee',
        'assignees',
        'owner',
        'owners',
        'patent owner',
        'proprietor',
        '专利权人',
        '权利人',
        '申请(专利权)人',
        '申请(权利)人',
        'заявитель',
        'патентообладатель',
        'правообладатель',
        'патентообладатели',
      ],
    },
  ),
  field('patent.legalEvents', label('Legal events', '法律事件', 'Правовые события'), {
    type: 'table',
    parts: [
      { key: 'on', type: 'text' },
      { key: 'country', type: 'text' },
      { key: 'kind', type: 'text' },
      { key: 'note', type: 'text' },
    ],
  }),
  field(
    'patent.family',
    label('Family members', '同族专利', 'Члены семейства'),
    {
      type: 'table',
      parts: [
        { key: 'publicationNumber', type: 'text' },
        { key: 'applicationNumber', type: 'text' },
        { key: 'filedOn', type: 'text' },
        { key: 'publishedOn', type: 'text' },
        { key: 'grantedOn', type: 'text' },
      ],
    },
    {
      words: [
        'family members',
        'other members',
        '同族专利',
        '同族专利号',
        '同族公开号',
        'члены семейства',
        'патенты-аналоги',
      ],
    },
  ),
  field('unpublishedInvention', label('Unpublished invention', '未公开发明', 'Неопубликованное изобретение'), {
    type: 'boolean',
  }),
  field('releasedTerms', label('Words everybody may see', '可公开的词', 'Слова, открытые всем'), { type: 'list' }),
  field('differsFrom.listing', label('Differs from listing', '区别于（挂牌）', 'Отличается от предложения'), {
    type: 'text',
  }),
  field('differsFrom.reason', label('Differs: how', '区别之处', 'В чём отличие'), { type: 'text' }),
];

/** How much the owner wants to be the only one, as `exclusivity` of a demand has it. */
const exclusivityLabels: Vocabulary<string>['labels'] = {
  required: label('Required', '必须独占', 'Обязательна'),
  preferred: label('Preferred', '优先独占', 'Желательна'),
  not_needed: label('Not needed', '无需独占', 'Не нужна'),
};
const exclusivityWishes = {
  codes: Object.keys(exclusivityLabels),
  labels: exclusivityLabels,
} as unknown as Vocabulary<string>;

const DEMANDS: readonly Field[] = [
  ...COMMON,
  field('open', label('Open', '开放征集', 'Открыть'), { type: 'boolean' }),
  field(
    'kind',
    label('Kind', '类型', 'Вид'),
    { type: 'code', of: demandKinds },
    {
      words: ['type', 'demand kind', '需求类型', '需求类别', 'тип', 'вид потребности'],
      example: label('Technology', '技术需求', 'Технология'),
    },
  ),
  ...texts('title', label('Title', '名称', 'Название'), {
    words: [
      'name',
      'topic title',
      'subject',
      'need',
      'demand',
      'call title',
      'topic',
      '标题',
      '题目',
      '需求名称',
      '需求标题',
      '技术需求名称',
      '项目名称',
      'заголовок',
      'наименование',
      'потребность',
      'тема',
      'название запроса',
    ],
    example: label('Removal of nickel from rinse water', '漂洗水除镍', 'Удаление никеля из промывных вод'),
  }),
  ...texts('problem', label('Problem', '问题描述', 'Проблема'), {
    words: [
      'description',
      'topic description',
      'problem statement',
      'objective',
      'requirement',
      'requirements',
      'text',
      'abstract',
      'summary',
      'topic description',
      '需求描述',
      '技术需求描述',
      '需求内容',
      '问题',
      '技术难题',
      '需求简介',
      'описание',
      'описание проблемы',
      'описание потребности',
      'суть запроса',
      'постановка задачи',
    ],
    example: label(
      'Our electroplating line loses nickel with its rinse water; we look for a sorbent that takes it down to 0.5 mg/L.',
      '电镀线漂洗水带走镍；寻求能将其降至0.5 mg/L的吸附剂。',
      'Гальваническая линия теряет никель с промывными водами; ищем сорбент, снижающий его до 0,5 мг/л.',
    ),
  }),
  ...texts('tried', label('What was tried', '已尝试的办法', 'Что пробовали'), {
    words: ['tried', 'current solution', '现有方案', '已有基础', 'что уже пробовали', 'текущее решение'],
  }),
  field(
    'requiredResults',
    label('Required results', '要求的指标', 'Требуемые показатели'),
    {
      type: 'table',
      parts: [
        { key: 'metric', type: 'text' },
        { key: 'comparison', type: 'text' },
        { key: 'value', type: 'number' },
        { key: 'valueTo', type: 'number' },
        { key: 'unit', type: 'text' },
      ],
    },
    {
      words: [
        'results',
        'technical indicators',
        'technical requirements',
        'target values',
        '技术指标',
        '指标要求',
        'технические показатели',
        'требования',
      ],
      example: label(
        'nickel in the effluent | at most | 0.5 | | mg/L',
        '出水镍 | 不高于 | 0.5 | | mg/L',
        'никель на выходе | не более | 0.5 | | мг/л',
      ),
    },
  ),
  ...(['material', 'method', 'efficacy', 'product', 'application'] as const).flatMap((element) =>
    texts(
      `elements.${element}`,
      {
        material: label('Material', '材料', 'Материал'),
        method: label('Method', '方法', 'Метод'),
        efficacy: label('Efficacy', '功效', 'Эффект'),
        product: label('Product', '产品', 'Продукт'),
        application: label('Application', '应用', 'Применение'),
      }[element],
    ),
  ),
  ...CLASSIFICATION,
  field(
    'readinessWanted',
    label('Readiness wanted (TRL)', '期望成熟度（TRL）', 'Нужный уровень готовности (УГТ)'),
    { type: 'number' },
    {
      words: ['trl', 'readiness', 'trl wanted', 'minimum trl', '成熟度', '成熟度要求', 'угт', 'уровень готовности'],
      example: label('5', '5', '5'),
    },
  ),
  field(
    'dealKinds',
    label('Ways to deal', '合作方式', 'Формы сотрудничества'),
    { type: 'codes', of: dealKinds },
    {
      words: [
        'deal kinds',
        'cooperation',
        'cooperation mode',
        'licensing',
        '拟合作方式',
        '转化方式',
        '需求方式',
        'форма сотрудничества',
        'вид сотрудничества',
        'формы взаимодействия',
      ],
      example: label('Non-exclusive licence', '普通许可', 'Простая лицензия'),
    },
  ),
  field('exclusivity', label('Exclusivity', '独占要求', 'Исключительность'), { type: 'code', of: exclusivityWishes }),
  ...TERRITORY,
  field(
    'budget',
    label('Budget', '预算', 'Бюджет'),
    { type: 'price' },
    {
      words: [
        'budget range',
        'funding',
        'max budget',
        '投入预算',
        '资金投入',
        '预算金额',
        '拟投入资金',
        'финансирование',
        'стоимость',
      ],
      isExported: false,
      example: label('80000 EUR', '500000 CNY', '6000000 RUB'),
    },
  ),
  ...money('budget.min', label('Budget: from', '预算：最低', 'Бюджет: от')),
  ...money('budget.max', label('Budget: to', '预算：最高', 'Бюджет: до')),
  field(
    'deadline',
    label('Deadline', '截止日期', 'Срок'),
    { type: 'day' },
    {
      words: [
        'close',
        'close date',
        'closing date',
        'due date',
        'solicitation close date',
        'until',
        'valid until',
        '截止时间',
        '有效期',
        '有效期至',
        'срок подачи',
        'дата окончания',
        'крайний срок',
      ],
    },
  ),
  field(
    'place.country',
    label('Place: country', '地点：国家', 'Место: страна'),
    { type: 'text' },
    { words: ['country', '国家', 'страна'] },
  ),
  field(
    'place.region',
    label('Place: region', '地点：地区', 'Место: регион'),
    { type: 'text' },
    { words: ['region', '地区', 'регион'] },
  ),
  field(
    'languages',
    label('Languages', '语言', 'Языки'),
    { type: 'codes', of: languages },
    { words: ['language', '沟通语言', 'язык'] },
  ),
  field(
    'anonymous',
    label('Without our name', '匿名', 'Анонимно'),
    { type: 'boolean' },
    { words: ['anonymous', '是否匿名', 'аноним'] },
  ),
];

/** What else a record says, so that an export loses nothing. */
const MORE = field('more', label('More (written by an export)', '其他（由导出写入）', 'Прочее (из выгрузки)'), {
  type: 'json',
});

const FIELDS: Readonly<Record<RecordKind, readonly Field[]>> = {
  listings: [...LISTINGS, MORE],
  demands: [...DEMANDS, MORE],
};

/** The fields of a kind of record, in the order of an export. */
export const fieldsOf = (kind: RecordKind): readonly Field[] => FIELDS[kind];

const byPath: Readonly<Record<RecordKind, ReadonlyMap<string, Field>>> = {
  listings: new Map(FIELDS.listings.map((one) => [one.path, one])),
  demands: new Map(FIELDS.demands.map((one) => [one.path, one])),
};
export const fieldAt = (kind: RecordKind, path: string): Field | undefined => byPath[kind].get(path);

/** What stands in the first column of the example row of a template; such a row is none. */
export const EXAMPLE_IDS: readonly string[] = Object.values(COMMON[0]?.example ?? {});

/** Codes that stand in the parts of lists. */
export const PART_CODES: Readonly<Record<string, Vocabulary<string>>> = {
  comparison: comparisons,
  kind: legalEventKinds,
  origin: textOrigins,
};

/** A heading as it is compared: small letters, half width, without marks, units and brackets at its end. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .replace(/\s*[*:：]+\s*$/u, '')
    .replace(/ё/g, 'е')
    .trim();
}
