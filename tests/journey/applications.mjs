// What the demonstration's three applicants type and upload. All of it is invented.
import { pdf, photo } from '../browser/files.mjs';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** With its check digit (GB 11643): region, birth date, order (odd for men). */
export function idNumber(born, order) {
  const digits = `140302${born.replaceAll('-', '')}${order}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + '10X98765432'[sum % 11];
}

const common = {
  political_status: '中共党员', employment: 'working', education: 'bachelor', professional_title: '高级工程师', title_level: 'senior',
  qualifications: ['safety_engineer'], years_in_trade: 25,
};

export const applicants = {
  zhangsan: {
    ...common, name: '张建国', sex: '男', birth_date: '1968-05-12', id_number: idNumber('1968-05-12', '001'), mobile: '13803530011',
    employer: '城北钢铁有限公司', employer_address: '阳泉市城区桃北中路123号', employer_contact: '13903530001', department: '安全环保部', post: '副总工程师',
    school: '太原理工大学', major: '采矿工程', industry: '煤矿', profession: '4.3',
    resume: '1990年7月至2003年5月，矿务局三矿通风区技术员、区长；\n2003年6月至今，城北钢铁有限公司副总工程师。',
    publications: '《矿井通风系统优化》，2015年。', awards: '2018年市安全生产先进个人。', achievements: '主持完成三座矿井的通风系统改造。',
  },
  lisi: {
    ...common, name: '李志强', sex: '男', birth_date: '1972-11-03', id_number: idNumber('1972-11-03', '003'), mobile: '13803530012',
    school: '中北大学', major: '化学工程', industry: '化工', profession: '6.1', resume: '1994年至今从事化工安全工作。', achievements: '参加重大危险源评估二十余项。',
  },
  wangwu: {
    ...common, name: '王海燕', sex: '女', birth_date: '1971-03-01', id_number: idNumber('1971-03-01', '002'), mobile: '13803530013',
    school: '太原科技大学', major: '冶金工程', industry: '冶金等工贸行业', profession: '8.1', resume: '1993年至今从事冶金安全工作。', achievements: '编写煤气安全操作规程。',
  },
};

/** The whole form as this applicant sends it, files uploaded. */
export async function application(visitor, user) {
  const { form } = await visitor.get('/workflows/yangquan/enrolment/start');
  const pledge = form.fields.find((field) => field.type === 'pledge');
  const data = applicants[user];
  return {
    ...data, filled_on: '2026-03-02', [pledge.name]: pledge.text, applicant_signature: data.name,
    photo: await visitor.upload(photo(), 'photo'),
    id_copy: [await visitor.upload(pdf('身份证复印件.pdf'), 'id_copy')],
    certificates: [await visitor.upload(pdf('学历证书.pdf'), 'certificates'), await visitor.upload(pdf('职称证书.pdf'), 'certificates')],
  };
}
