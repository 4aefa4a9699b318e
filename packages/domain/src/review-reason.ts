import { vocabulary } from './vocabulary.ts';

/** Why a record goes back to its owner from the review, or is held back; `other` needs words. */
export const reviewReasons = vocabulary('ReviewReason', {
  incomplete: {
    zh: '缺少必要内容',
    en: 'Something that is needed is missing',
    ru: 'Не хватает необходимых сведений',
  },
  unclear: {
    zh: '看不出具体是什么、做什么',
    en: 'It is not clear what it is or does',
    ru: 'Неясно, что это и что делает',
  },
  benefit_unsupported: {
    zh: '优势缺少数据或对比对象',
    en: 'The advantage has no figures, or nothing it is compared with',
    ru: 'Преимущество не подкреплено цифрами или сравнением',
  },
  readiness_unsupported: {
    zh: '成熟度缺少依据',
    en: 'The readiness is not supported by evidence',
    ru: 'Готовность не подтверждена',
  },
  rights_unclear: {
    zh: '权利归属不明',
    en: 'It is not clear who holds the rights',
    ru: 'Неясно, кому принадлежат права',
  },
  duplicate: { zh: '重复发布', en: 'It is here already', ru: 'Такая запись уже есть' },
  confidential: {
    zh: '含有不宜公开的内容',
    en: 'It says something that should stay confidential',
    ru: 'Содержит то, что не следует раскрывать',
  },
  names_people: {
    zh: '含有个人信息',
    en: 'It holds personal data',
    ru: 'Содержит персональные данные',
  },
  names_organisation: {
    zh: '文字中出现了应保持匿名的机构名称',
    en: 'A text names the organisation that is to stay anonymous',
    ru: 'В тексте названа организация, которая должна остаться анонимной',
  },
  not_for_exchange: {
    zh: '不属于技术供需，或属于广告',
    en: 'It is no technology or need, or it advertises',
    ru: 'Это не технология и не потребность, либо реклама',
  },
  other: { zh: '其他', en: 'Other', ru: 'Другое' },
});
export type ReviewReason = (typeof reviewReasons.codes)[number];

/** Why an organisation is not verified by what it has sent; `other` needs words. */
export const verificationReasons = vocabulary('VerificationReason', {
  evidence_missing: {
    zh: '缺少证明材料',
    en: 'Evidence is missing',
    ru: 'Не хватает подтверждающих документов',
  },
  evidence_unreadable: {
    zh: '材料无法打开或无法辨认',
    en: 'The evidence cannot be opened or read',
    ru: 'Документы не открываются или нечитаемы',
  },
  evidence_outdated: { zh: '材料已过期', en: 'The evidence is out of date', ru: 'Документы устарели' },
  name_differs: {
    zh: '名称与登记不一致',
    en: 'The name is not that of the register',
    ru: 'Название не совпадает с реестром',
  },
  identifier_differs: {
    zh: '登记号缺失或不一致',
    en: 'The register number is missing or differs',
    ru: 'Регистрационный номер отсутствует или не совпадает',
  },
  not_authorised: {
    zh: '未证明申请人有权代表该机构',
    en: 'It does not show that you may act for the organisation',
    ru: 'Не подтверждено право действовать от имени организации',
  },
  already_here: {
    zh: '该机构已在交易所',
    en: 'The organisation is here already: ask to join it',
    ru: 'Организация уже зарегистрирована: попросите о вступлении',
  },
  other: { zh: '其他', en: 'Other', ru: 'Другое' },
});
export type VerificationReason = (typeof verificationReasons.codes)[number];

/** Why an accreditation that an agency asks for is not put on record; `other` needs words. */
export const accreditationReasons = vocabulary('AccreditationReason', {
  not_in_register: {
    zh: '颁发机构的名录中查不到',
    en: 'Whoever gave it does not list it',
    ru: 'Её нет в реестре того, кто её выдал',
  },
  of_another: {
    zh: '颁发给另一家机构',
    en: 'It was given to another organisation',
    ru: 'Она выдана другой организации',
  },
  number_differs: {
    zh: '编号或日期与证明材料不一致',
    en: 'The number or the days differ from the evidence',
    ru: 'Номер или даты расходятся с подтверждением',
  },
  scope_differs: {
    zh: '业务范围不包括技术转移服务',
    en: 'It does not let the agency do what is stated',
    ru: 'Она не даёт права на то, что указано',
  },
  evidence_missing: {
    zh: '缺少证明材料',
    en: 'Evidence is missing',
    ru: 'Не хватает подтверждения',
  },
  evidence_unreadable: {
    zh: '材料无法打开或无法辨认',
    en: 'The evidence cannot be opened or read',
    ru: 'Подтверждение не открывается или нечитаемо',
  },
  run_out: { zh: '已过期', en: 'It has run out', ru: 'Её срок истёк' },
  already_here: { zh: '已经登记', en: 'It is on record already', ru: 'Она уже внесена' },
  other: { zh: '其他', en: 'Other', ru: 'Другое' },
});
export type AccreditationReason = (typeof accreditationReasons.codes)[number];
