import type { Words } from '../en.ts';
import { counted } from '../plural.ts';

export const shell: Words['shell'] = {
  menu: '主菜单',
  home: '首页',
  listings: '技术供给',
  demands: '技术需求',
  matches: '匹配',
  market: '公开市场',
  notifications: '通知',
  unread: counted('zh', { other: '条未读通知' }),
  account: (name) => `${name}的账户`,
  language: '语言',
  theme: '外观',
  themes: { auto: '跟随设备', light: '浅色', dark: '深色' },
  signOut: '退出登录',
  signOutWithDrafts: '您已填写而未提交的内容只保存在本设备上，退出后将被删除。',
  actingFor: (name) => `您代表${name}。更换机构`,
  noOrganisation: '尚无机构',
  otherOrganisation: '加入或创建其他机构',
  goAnywhere: '前往',
  openMenu: '打开菜单',
  verification: '机构认证',
  offline: '网络已断开。您填写的内容保存在本设备上。',
  machine: '机器翻译',
};
