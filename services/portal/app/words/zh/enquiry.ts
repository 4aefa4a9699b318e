import type { Words } from '../en.ts';

export const enquiry: Words['enquiry'] = {
  askTitle: '咨询此技术',
  proposeTitle: '提出解决方案',
  lead: '系统会立即通知对方。您的留言将开启一次洽谈，双方都能看到每一步。',
  listing: '您提出的技术',
  nothingToPropose: '您的机构尚无已发布的技术，请先发布。',
  message: '留言',
  messageHelp: '用途、用量，以及您想了解的内容。',
  send: '发送',
  sent: '已发送。对方答复后，您会在此处和邮件中收到通知。',
};
