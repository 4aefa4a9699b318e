import type { Words } from '../en.ts';

export const notifications: Words['notifications'] = {
  title: '通知',
  readAll: '全部标为已读',
  markRead: '标为已读',
  none: '还没有通知。新的配对、询问、期限和决定都会在这里告知您。',
  until: (day) => `截止${day}`,
  isNew: '新',
  newest: '最新',
  open: '打开',
};
