#include "adapters/cli/bundle_parts.h"

namespace qianpi::cli {

namespace {

constexpr const char* words = R"(
## 里面有什么

| 文件 | 内容 |
| --- | --- |
| `papers/` | 文书，PDF；签名和印章在文件之内，任何阅读器都能查看 |
| `attachments/` | 办理中上传过的附件，文件名为编号；原名见流转记录 |
| `case.json` | 办件的全部数据和办理结果 |
| `journal.jsonl` | 流转记录，每行一件事；每行的校验值包含上一行的校验值 |
| `version/` | 办件所用的流程、表单和规则 |
| `calendar/` | 计算期限所用的工作日历 |
| `certificates/` | 核对签名所用的证书 |
| `anchors.jsonl`、`anchor-proof.json` | 每日锚定，以及本办件属于其中哪一次 |
| `MANIFEST.sha256`、`MANIFEST.p7s` | 全部文件的校验值，以及办公室对它的签名 |

## 怎样核对

不需要联网，也不需要原来的系统：`qianpi verify 本文件夹`。没有这个程序时，可以用常见工具核对一部分：
`sha256sum -c MANIFEST.sha256`；`openssl cms -verify -binary -inform DER -in MANIFEST.p7s -content MANIFEST.sha256 -CAfile certificates/1.pem -purpose any`；
`pdfsig papers/1.pdf`。

证书和锚定都在本文件夹里，伪造整个文件夹的人也会一并换掉它们。因此请把证书与办公室公布的核对（`--trust`），
把锚定与当时另行保存的核对（`--anchors`）。签名密钥是办公室保管的软件密钥：能说明是谁、何时、签了什么，
不当然等于《电子签名法》所称的可靠电子签名。

## What this is

Everything of one case: papers, attachments, data, the journal in which each row's hash covers the row before, the files of the workflow's version,
the calendar, the certificates, the daily anchors, and a signed list of all files.

To judge it, offline and anywhere: `qianpi verify THIS_FOLDER`; in part also with `sha256sum`, `openssl cms` and `pdfsig` as above. Whoever forges the
whole folder replaces certificates and anchors too: compare the certificates with those that the office publishes (`--trust`), and the anchors
with those that somebody kept outside at that time (`--anchors`). The keys are software keys that the office keeps: they say who signed what and
when, and are not by themselves reliable electronic signatures in the sense of the law.
)";

}  // namespace

std::string readme_of(const Case& on, Instant exported_at) {
  return "# 归档包 / Archive bundle\n\n办件 " + std::to_string(on.id.value) + "：" + on.title + "\n\n导出于 / exported at " + to_text(exported_at) +
         (on.ended_at ? "，办结于 / ended at " + to_text(*on.ended_at) : "，尚未办结 / still running") + "\n" + words;
}

}  // namespace qianpi::cli
