import caseWords from './en/case';
import general from './en/general';
import rooms from './en/rooms';
import selection from './en/selection';
import work from './en/work';

export default { ...general, ...work, ...caseWords, ...rooms, ...selection };
