import type { Words } from '../en.ts';

export const savedSearch: Words['savedSearch'] = {
  title: '保存检索',
  lead: '以后出现符合条件的内容，会在此处和邮件中通知您。',
  name: '检索名称',
  every: '检索频率',
  often: { hour: '每小时', day: '每天', week: '每周' },
  save: '保存检索',
  saved: '检索已保存。出现新内容时会通知您。',
};
