import type { Words } from '../en.ts';

export const palette: Words['palette'] = {
  title: '前往',
  label: '页面、您的记录，或要在市场中搜索的词',
  nothing: '没有找到。',
  searchListings: (words) => `在技术供给中搜索“${words}”`,
  searchDemands: (words) => `在技术需求中搜索“${words}”`,
};
