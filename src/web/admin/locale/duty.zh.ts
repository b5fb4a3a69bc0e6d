/** Texts of the rota and the partners directory. */
export const duty = {
  settings: { title: '设置', lines: '热线', duty: '值班', partners: '合作单位', staff: '人员', phrases: '危险用语', limits: '期限', audit: '审计' },
  duty: {
    title: '值班表', about: '需要上报时，系统按这张表找人：先找本县（市、区）的值班人员，再找全市的，最后找合作单位本身。档案库连不上时也照样能找到人。', failed: '没能读取值班表。', openPosts: '这一周有些时间没有人值班', gapCount: '{count} 段',
    post: '{role} · {county}', city: '全市', role: '岗位', county: '县（市、区）', before: '前一周', after: '后一周', thisWeek: '本周', add: '添加班次', edit: '修改班次', addOn: '在 {day} 添加班次',
    now: '现在值班：{who}', nobodyNow: '现在没有人值班。', noRota: '这个岗位还没有排班。', next: '下一位：{who}，{at} 开始', nobody: '没有人值班', weekly: '每周重复', nth: '第 {n} 顺位', sealed: '（无法读取）',
    account: '账号', noAccount: '没有账号', partner: '合作单位', noPartner: '不属于合作单位', name: '值班人', number: '电话', email: '电子邮箱（可不填）', from: '从', to: '到', ends: '重复到这一天之前（可不填）', order: '顺位（1 最先）',
    save: '保存', remove: '取消这个班次', removeYes: '确定取消', removeAll: '确定取消，包括以后每周', back: '返回',
    note: { changed: '别人刚刚改过，您的修改没有保存。请关闭后重新打开。', invalid: '内容有问题，没有保存。', refused: '您没有修改的权限。', unreachable: '连不上服务器，没有保存。' },
    wrong: {
      name: '请填写名称或姓名，最多 100 字；名单里不能重复。', number: '电话号码写得不对；没有账号的人必须填写电话。', numbers: '电话号码写得不对，或者这种送达方式需要号码；短信不能发到短号码。', email: '电子邮箱写得不对，或者这种送达方式需要邮箱。', from: '开始时间写得不对。', to: '结束要晚于开始；每周重复的班次最长 7 天，其他最长 31 天。', ends: '重复的结束日期要晚于第一次开始。', order: '顺位要在 1 到 99 之间。',
      county: '没有这个县（市、区）。', role: '没有这个岗位。', kind: '没有这种类型。', delivery: '没有这种送达方式。', serves: '服务对象最多 100 字。', person: '联系人最多 100 字。', note: '备注最多 500 字。', row: '这一行不能读取或不能保存：检查引号；一次最多 2000 行。', text: '请粘贴名单。', id: '编号不对，请重新打开。',
    },
  },
  partners: {
    title: '合作单位', about: '县中心、导师团、基层包联、医院等。上报送到哪里、用什么方式送，由这里决定。', failed: '没能读取合作单位。', kind: '类型', all: '全部', find: '查找', import: '批量导入', add: '添加合作单位', none: '没有符合条件的合作单位。', inactive: '已停用', edit: '修改', editOf: '修改 {name}',
    name: '名称', serves: '服务的学校或乡镇（不填为全部）', delivery: '送达方式', person: '联系人', numbers: '电话，每行一个', note: '备注', active: '使用中',
    importHint: '从表格里复制粘贴，或选择 CSV 文件。各列依次为：类型、名称、县（市、区）、服务的学校或乡镇、送达方式、联系人、电话（多个用分号隔开）、电子邮箱、备注。同一单位再次导入就是修改。', importText: '名单', importExample: '县中心\t示范中心\t鹿城区\t\t短信\t张老师\t+15005550006\t\t', file: '选择文件', check: '检查名单', saveAll: '全部保存', close: '关闭', saved: '已保存 {count} 行。', wrongRows: '有 {count} 行有问题，改好之前什么都不会保存。', ready: '{count} 行都没有问题，可以保存。', line: '第 {line} 行',
  },
}
export const dutyWords = {
  dutyRole: { Supervisor: '督导', CountyCentre: '县中心', MentorGroup: '导师团', TownshipLiaison: '基层包联', Hospital: '医院', Police: '公安', Ambulance: '急救' },
  partnerKind: { CountyCentre: '县中心', MentorGroup: '导师团', TownshipLiaison: '基层包联', Hospital: '医院', Police: '公安', Ambulance: '急救', Agency: '其他机构' },
  deliveryWay: { Sms: '短信', Email: '电子邮件', Telephone: '电话', Account: '登录查看' },
  importChange: { New: '新增', Changed: '修改', Same: '没有变化', Wrong: '有问题' },
}
