import { foldLookAlikes, nameCore } from './name-words.ts';

/** How people call an organisation in short; `exact`: only as it is written, capitals and all. */
export type ShortForm = { readonly text: string; readonly exact: boolean };

const INITIALS_MIN = 3;

/** Words that stand in names without being counted among their initials. */
const SMALL = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'at',
  'und',
  'für',
  'de',
  'du',
  'la',
  'и',
  'в',
  'на',
  'по',
  'им',
]);

/** Short forms of a name in one language: initials in capitals, and of a Chinese name what tells it from others. */
export function shortFormsOf(name: string): ShortForm[] {
  if (/\p{Script=Han}/u.test(name)) return hanForms(name);
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !SMALL.has(word.toLowerCase()));
  const core = words.filter((word) => nameCore(foldLookAlikes(word)) !== '');
  const initials = [words, core].map((list) => list.map((word) => word[0]?.toUpperCase() ?? '').join(''));
  const written = words.filter((word) => /^\p{Lu}{3,}$/u.test(word) && nameCore(foldLookAlikes(word)) !== '');
  return [...new Set([...initials, ...written])]
    .filter((text) => text.length >= INITIALS_MIN && !ABBREVIATIONS.has(text))
    .map((text) => ({ text, exact: true }));
}

/** Initials that are words of the trade. */
const ABBREVIATIONS = new Set(
  'AC DC PCB CNC LED USB GPS API PCT NDA TRL IPC CPC ISO IEC DIN PVC PET PTFE ГОСТ НИР ОКР'.split(' '),
);

const HAN_PLACE = /^(?:中国|[\p{Script=Han}]{2,3}?(?:省|市|自治区|区|县))/u;
const HAN_CITY =
  /^(?:北京|上海|天津|重庆|深圳|广州|杭州|南京|武汉|成都|西安|沈阳|大连|长春|哈尔滨|济南|青岛|郑州|合肥|苏州|无锡|宁波|厦门|福州|长沙|昆明|兰州|太原|黑龙江|吉林|辽宁|河北|河南|山东|山西|江苏|浙江|安徽|福建|江西|湖北|湖南|广东|广西|海南|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆|内蒙古|西藏)/u;
const HAN_LAW = /(?:有限责任公司|股份有限公司|有限公司|分公司|公司|集团|控股|股份)+$/u;
const HAN_TRADE =
  /(?:科技|技术|工业|实业|机械|设备|装备|制造|材料|新材料|电子|电气|化工|化学|生物|医药|能源|环保|工程|重工|钢铁|汽车|软件|信息|智能|自动化|发展|投资|贸易|研究院|研究所|大学|学院|厂)+$/u;
/** Words that may be all that is left of a name without telling it from others. */
const HAN_COMMON = /^(?:北方|南方|东方|西方|中央|国家|第一|第二|新|大|高新|现代|未来|绿色|先进)$/u;

function hanForms(name: string): ShortForm[] {
  const plain = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(HAN_LAW, '');
  const local = plain.replace(HAN_CITY, '').replace(HAN_PLACE, '');
  const bare = local.replace(HAN_TRADE, '');
  const forms = [local, bare].filter((form) => form.length >= 2 && form !== name && !HAN_COMMON.test(form));
  return [...new Set(forms)].filter((form) => !TRADE_ALONE.test(form)).map((text) => ({ text, exact: false }));
}

const TRADE_ALONE = new RegExp(HAN_TRADE.source.replace(/^/, '^'), 'u');
