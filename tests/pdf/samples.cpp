#include "tests/pdf/samples.h"

#include <png.h>

namespace qianpi::pdf::samples {
namespace {

Paragraph body(std::string text) { return {.text = std::move(text)}; }

Row row(std::vector<Cell> cells, double height) { return {std::move(cells), height}; }

Cell long_value(std::string text) {
  Cell cell = across(value(std::move(text)), 6);
  cell.valign = VAlign::top;
  cell.style.align = Align::justify;
  cell.padding_mm = 2;
  return cell;
}

const char* const life =
    "1990年7月至1998年3月，阳泉煤业集团三矿通风区技术员、助理工程师，从事矿井通风与瓦斯防治；\n"
    "1998年4月至2009年12月，阳泉市煤炭工业局安全科工程师、副科长，参加矿井安全评估40余次；\n"
    "2010年1月至今，阳泉市安全技术服务中心高级工程师，主持隐患排查治理双重预防机制建设……";

const char* const merits =
    "主持完成《煤矿瓦斯抽采达标评判细则》编制——获省科技进步三等奖；近五年参加现场检查126次，发现重大隐患17项，全部督促整改到位。";

Opinion employer_opinion() {
  return {.text = "经审核，该同志所填内容属实，同意申报。", .seal_caption = "（公章）", .date = "2026年3月10日", .seal = 0};
}

}  // namespace

Cell label(std::string text) { return {.pieces = {Text{.text = std::move(text)}}, .style = {FontRole::heading, 10.5, Align::centre, 1.3}}; }
Cell value(std::string text) {
  return {.pieces = {Text{.text = std::move(text)}}, .style = {FontRole::body, 10.5, Align::centre, 1.4}, .smallest_pt = 8.5};
}

Cell across(Cell cell, int columns) {
  cell.columns = columns;
  return cell;
}

Cell holding(Piece piece) { return {.pieces = {std::move(piece)}, .style = {FontRole::body, 10.5, Align::left, 1.5}, .padding_mm = 2}; }

Seal commission_seal() { return {"阳泉市安全生产委员会办公室", "", "1403000012345", 42}; }

std::string photograph() {
  constexpr unsigned width = 50, height = 70;
  std::string pixels;
  for (unsigned y = 0; y < height; ++y)
    for (unsigned x = 0; x < width; ++x) {
      const int dx = static_cast<int>(x) - 25, dy = static_cast<int>(y) - 28;
      const bool face = dx * dx + dy * dy<200, coat = y> 48 && dx * dx < 380;
      pixels += face ? std::string("\xE8\xC8\xA8") : coat ? std::string("\x30\x38\x50") : std::string("\x50\x90\xD0");
    }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
  bytes.resize(size);
  return bytes;
}

Sheet application() {
  Sheet sheet;
  sheet.page = {210, 297, 18, 18, 20, 18};
  sheet.page_numbers = PageNumbers::of_total;
  sheet.footer = "本表一式两份";
  sheet.qr = Qr{"https://qianpi.example/verify/7H2K-9M4Q", "扫码核验", 16, Corner::top_right, 10, 8};
  sheet.seals = {{"阳泉市安全技术服务中心", "", "1403000054321", 42}};
  sheet.metadata = {"paper-1", "专家入库申请表", "入库申请", "阳泉市安委办", "2026-03-10T09:00:00+08:00"};
  sheet.blocks.push_back(Title{"阳泉市应急管理和安全生产专家入库申请表", {FontRole::heading, 20, Align::centre, 1.4}});
  sheet.blocks.push_back(Line{"编号：阳安专申〔2026〕7号", "", "填报日期：2026年3月10日", {}});
  Grid grid{.columns = {21, 29, 17, 21, 24, 33, 29}};
  Cell photo = holding(Photo{photograph(), "1寸免冠照片粘贴处", 25, 35});
  photo.rows = 3;
  photo.padding_mm = 1;
  grid.rows.push_back(row({label("姓名"), value("张龢喆𠮷㛃䶮"), label("性别"), holding(Checks{{{"男", true}, {"女", false}}}), label("出生年月"),
                           value("1968年5月"), photo},
                          12));
  grid.rows.push_back(row({label("政治面貌"), across(value("中共党员"), 2), label("移动电话"), across(value("13800001234"), 2)}, 12));
  grid.rows.push_back(
      row({label("身份证号"), across(value("140302196805120011"), 3), across(holding(Checks{{{"在岗", true}, {"退休", false}}}), 2)}, 14));
  grid.rows.push_back(row({label("工作单位及地址"), across(value("阳泉市安全技术服务中心　山西省阳泉市城区桃北中路123号"), 6)}, 11));
  grid.rows.push_back(row({label("毕业院校"), across(value("太原理工大学　本科"), 3), label("职称"), across(value("正高级工程师"), 2)}, 11));
  grid.rows.push_back(row({label("申请行业"), across(value("煤矿"), 3), label("申请专业"), across(value("4.3 通风与瓦斯防治"), 2)}, 11));
  grid.rows.push_back(row({label("工作简历"), long_value(life)}, 36));
  grid.rows.push_back(row({label("主要业绩及研究成果"), long_value(merits)}, 28));
  grid.rows.push_back(row({label("所在单位意见"), across(holding(employer_opinion()), 6)}, 52));
  grid.rows.push_back(row(
      {label("专家承诺"),
       across(holding(Opinion{
                  .text = "本人所填内容真实有效，自愿加入专家库，服从管理和委派。", .label = "签名：", .signer = "张龢喆", .date = "2026年3月10日"}),
              6)},
      32));
  sheet.blocks.push_back(std::move(grid));
  sheet.blocks.push_back(
      Paragraph{.text = "注：1.职业资格指注册安全工程师、安全评价师、一级技能或高级技师三类；\n　　2.申请行业、申请专业按专家专业分类目录填写。",
                .style = {FontRole::body, 9, Align::left, 1.5},
                .indent_chars = 0});
  return sheet;
}

Sheet notice() {
  Sheet sheet;
  sheet.page_numbers = PageNumbers::dashes;
  sheet.seals = {commission_seal()};
  sheet.metadata = {"paper-2", "入库人选公示", "公示", "阳泉市安委办", "2026-03-18T09:00:00+08:00"};
  sheet.qr = Qr{"https://qianpi.example/notices/3", "扫码查看与提出异议", 18, Corner::bottom_left, 12, 9};
  sheet.blocks.push_back(Title{"关于阳泉市应急管理和安全生产专家库拟入库人选的公示"});
  sheet.blocks.push_back(Paragraph{.text = "各县（区）安委办，市安委会各成员单位，各有关企业：", .indent_chars = 0});
  sheet.blocks.push_back(
      body("根据《阳泉市应急管理和安全生产专家管理办法》（阳安办发〔2024〕64号）第七条的规定，经本人申报、单位推荐、资料核验、外调核实和能力评估，拟"
           "将张龢喆等3名同志列为专家库入库人选，现予公示。"));
  sheet.blocks.push_back(Paragraph{.text = "一、公示时间", .style = {FontRole::heading, 16, Align::left, 1.75}, .keep_with_next = true});
  sheet.blocks.push_back(body("2026年3月18日至2026年3月24日，共5个工作日。"));
  sheet.blocks.push_back(Paragraph{.text = "二、异议的提出", .style = {FontRole::heading, 16, Align::left, 1.75}, .keep_with_next = true});
  sheet.blocks.push_back(
      body("公示期内，任何单位和个人对公示人选有异议的，可通过来信、来电、来访或者扫描下方二维码的方式实名提出，并说明事实和理由。以个人名义提出的，"
           "应当签署真实姓名——我们对提出人的信息严格保密……"));
  sheet.blocks.push_back(Paragraph{.text = "（一）受理部门", .style = {FontRole::kai, 16, Align::left, 1.75}, .keep_with_next = true});
  sheet.blocks.push_back(body("阳泉市专家管理办公室，电话：0353-2293456，电子邮箱：emo@yangquan.example。"));
  sheet.blocks.push_back(SignatureBlock{"阳泉市安全生产委员会办公室", "2026年3月18日", {}, 0});
  return sheet;
}

Sheet roster(int people) {
  Sheet sheet;
  sheet.page = landscape_a4;
  sheet.page_numbers = PageNumbers::of_total;
  sheet.seals = {commission_seal()};
  sheet.metadata = {"paper-3", "专家名单", "名单", "阳泉市安委办", "2026-04-01T09:00:00+08:00"};
  sheet.blocks.push_back(Title{"阳泉市应急管理和安全生产专家名单", {FontRole::heading, 20, Align::centre, 1.4}});
  sheet.blocks.push_back(Line{"文号：阳安办发〔2026〕12号", "", "2026年4月1日", {}});
  Grid grid{.columns = {10, 18, 10, 20, 52, 30, 38, 26, 34, 28}, .header_rows = 1};
  Row header{{}, 11};
  for (const char* title : {"序号", "姓名", "性别", "出生年月", "工作单位", "职务", "毕业院校", "职称", "职业资格", "申请专业"})
    header.cells.push_back(label(title));
  grid.rows.push_back(std::move(header));
  for (int i = 1; i <= people; ++i) {
    Row person{{}, 10};
    for (const std::string& text : {std::to_string(i), "专家第" + std::to_string(i), std::string(i % 3 ? "男" : "女"), std::string("1970.05"),
                                    std::string("阳泉市某某矿山安全科技有限责任公司"), std::string("总工程师"), std::string("太原理工大学"),
                                    std::string("高级工程师"), std::string("注册安全工程师"), std::string("4.10 机电运输")}) {
      Cell cell = value(text);
      cell.style.align = Align::centre;
      person.cells.push_back(std::move(cell));
    }
    grid.rows.push_back(std::move(person));
  }
  sheet.blocks.push_back(std::move(grid));
  sheet.blocks.push_back(SignatureBlock{
      .organisation = "阳泉市安全生产委员会办公室", .date = "2026年4月1日", .seal = 0, .style = {FontRole::body, 12, Align::centre, 1.75}});
  return sheet;
}

Sheet certificate() {
  Sheet sheet;
  sheet.page = {297, 210, 36, 40, 26, 40};
  sheet.frame = Frame::certificate;
  sheet.seals = {commission_seal()};
  sheet.metadata = {"paper-4", "聘书", "聘书", "阳泉市安委办", "2026-04-02T09:00:00+08:00"};
  sheet.qr = Qr{"https://qianpi.example/verify/YQ-2026-0007", "扫码验证", 22, Corner::bottom_left, 34, 27};
  sheet.blocks.push_back(Title{"聘　书", {FontRole::kai, 46, Align::centre, 1.3, true}, 0, 3});
  sheet.blocks.push_back(Line{"", "阳安专聘〔2026〕7号", "", {FontRole::body, 13, Align::centre, 1.5}});
  sheet.blocks.push_back(Spacer{7});
  const Style kai{FontRole::kai, 20, Align::justify, 1.85};
  sheet.blocks.push_back(Paragraph{.text = "张龢喆　同志：", .style = kai, .indent_chars = 0});
  sheet.blocks.push_back(Paragraph{
      .text = "兹聘请您为阳泉市应急管理和安全生产专家库专家（煤矿·通风与瓦斯防治），聘期三年，自2026年4月2日起至2029年4月1日止。", .style = kai});
  sheet.blocks.push_back(Paragraph{.text = "特发此证。", .style = kai});
  sheet.blocks.push_back(SignatureBlock{.organisation = "阳泉市安全生产委员会办公室",
                                        .date = "2026年4月2日",
                                        .seal = 0,
                                        .style = {FontRole::kai, 17, Align::centre, 1.8},
                                        .space_before_mm = 6,
                                        .right_indent_chars = 3});
  return sheet;
}

}  // namespace qianpi::pdf::samples
