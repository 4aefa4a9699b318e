import type { Words } from '../en.ts';

export const errors: Words['errors'] = {
  title: '有问题需要处理',
  away: '无法连接交易所。请检查网络后重试；您填写的内容不会丢失。',
  missingTitle: '没有这个页面',
  missing: '它可能已被删除，或不对您开放。',
  toHome: '回到首页',
  failedTitle: '页面无法显示',
  requestId: (id) => `求助时请提供此编号：${id}`,
  conflict: '打开之后该记录在别处被修改。您的内容仍保留在此；请载入最新状态进行比较。',
  needed: '此项必填',
};
