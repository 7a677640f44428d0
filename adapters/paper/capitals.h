// Amounts of money in capitals 大写, as vouchers want them (《票据法》及《支付结算办法》附一: 元、角、分, 整 where no 分 is). Used by words.cpp.
#pragma once

#include <string>
#include <string_view>

namespace qianpi::paper {

/// "1409.50" → 壹仟肆佰零玖元伍角整. Empty for what is no decimal number, or has more than two decimals or sixteen digits before the point.
std::string in_capitals(std::string_view decimal);

}  // namespace qianpi::paper
