#include "engine/definition/titles.h"

#include <algorithm>

namespace qianpi {
namespace {

struct Stock {
  std::string_view word, zh, en;
};
constexpr Stock stock[] = {{"approve", "同意", "Approve"},
                           {"reject", "不同意", "Reject"},
                           {"return", "退回", "Return"},
                           {"withdraw", "撤回", "Withdraw"},
                           {"void", "作废", "Void"},
                           {"submit", "提交", "Submit"},
                           {"resubmit", "重新提交", "Submit again"},
                           {"complete", "完成", "Complete"},
                           {"cancel", "取消", "Cancel"},
                           {"agree", "同意", "Agree"},
                           {"confirm", "确认", "Confirm"},
                           {"abstain", "弃权", "Abstain"},
                           {"hold", "挂起", "Hold"},
                           {"jump", "跳转", "Jump"},
                           {"retrieve", "拿回", "Retrieve"},
                           {"done", "全部完成", "Done"},
                           {"undecided", "未形成结果", "Undecided"},
                           {"no_quorum", "未达法定人数", "No quorum"},
                           {"filled", "人数已满", "Filled"},
                           {"exhausted", "已无人可选", "Exhausted"},
                           {"accept", "能参加", "Accept"},
                           {"unable", "不能参加", "Unable"},
                           {"recuse", "回避", "Recuse"},
                           {"silent", "未答复", "No answer"},
                           {"passed", "通过", "Passed"},
                           {"rejected", "不通过", "Rejected"},
                           {"deferred", "缓议", "Deferred"},
                           {"returned", "退回", "Returned"},
                           {"approved", "已同意", "Approved"},
                           {"refused", "不予通过", "Refused"},
                           {"withdrawn", "已撤回", "Withdrawn"},
                           {"cancelled", "已取消", "Cancelled"}};

}  // namespace

Bilingual stock_title(std::string_view word) {
  const auto found = std::ranges::find(stock, word, &Stock::word);
  if (found != std::end(stock)) return {std::string(found->zh), std::string(found->en)};
  std::string words(word);
  std::ranges::replace(words, '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return {std::string(word), words};
}

}  // namespace qianpi
