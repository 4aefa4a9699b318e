import type { Words } from '../en.ts';

export const common: Words['common'] = {
  save: '保存',
  cancel: '取消',
  close: '关闭',
  back: '返回',
  next: '继续',
  undo: '撤销',
  retry: '重试',
  more: '显示更多',
  all: '全部',
  optional: '选填',
  choose: '请选择',
  remove: '删除',
  add: '添加',
  edit: '编辑',
};
