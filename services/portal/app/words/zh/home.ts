import type { Words } from '../en.ts';

export const home: Words['home'] = {
  title: '首页',
  hello: (name) => `${name}，您好`,
  waiting: '等待您处理',
  nothingWaits: '目前没有等待您处理的事项。',
  allTurns: (count: string) => `查看全部 ${count} 项待办`,
  mandateWaits: '有一份委托等待您答复',
  unread: '未读通知',
  nothingUnread: '没有新通知。',
  allNotifications: '全部通知',
  listings: '您的技术供给',
  noListings: '尚未发布。发布一项成果，看看谁需要它。',
  newListing: '发布技术',
  demands: '您的技术需求',
  noDemands: '尚未发布需求。发布后即可得到排序并附理由的方案。',
  newDemand: '发布需求',
  inAll: (count) => `共${count}项`,
  verify: '您的机构尚未认证：发布内容需先审核，且不能签署合同。',
  toVerification: '还缺什么',
};
