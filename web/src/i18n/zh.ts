import caseWords from './zh/case';
import general from './zh/general';
import rooms from './zh/rooms';
import selection from './zh/selection';
import work from './zh/work';

export default { ...general, ...work, ...caseWords, ...rooms, ...selection };
