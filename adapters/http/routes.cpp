#include "adapters/http/routes.h"

#include <Poco/Exception.h>
#include <Poco/URI.h>

#include "adapters/http/failure.h"
#include "adapters/http/handlers.h"

namespace qianpi::http {

namespace {

using R = Route;
using namespace rule;

/// What people of the office do: sign in, start, handle cases.
std::vector<Route> case_routes() {
  return {
      R("POST", "/session", everyone, sign_in, "signIn").taking("SignIn").giving("Session"),
      R("GET", "/session", anyone_signed_in, read_session, "readSession").giving("Session"),
      R("DELETE", "/session", anyone_signed_in, sign_out, "signOut"),
      R("POST", "/session/password", anyone_signed_in, change_password, "changePassword").taking("PasswordChange"),
      R("POST", "/setup", everyone, set_up, "setUp").taking("SetUp"),

      R("GET", "/tasks", anyone_signed_in, list_tasks, "listTasks").asking("box q workflow overdue page").giving("InboxPage"),

      R("GET", "/workflows", anyone_signed_in, list_workflows, "listWorkflows").giving("StartableWorkflows"),
      R("GET", "/workflows/{package}/{workflow}/start", anyone_signed_in, read_start, "readStart").asking("case item").giving("StartView"),
      R("POST", "/cases", anyone_signed_in, start_case, "startCase").taking("Start").giving("Receipt").as_command(),
      R("GET", "/drafts/{id}", owns_draft, read_draft, "readDraft").giving("Draft"),
      R("PUT", "/drafts/{id}", owns_draft, save_draft, "saveDraft").taking("DraftChange").giving("DraftVersion"),
      R("DELETE", "/drafts/{id}", owns_draft, remove_draft, "removeDraft"),

      R("GET", "/cases/{id}", may_see_case, read_case, "readCase").giving("Case"),
      R("GET", "/cases/{id}/waiting", may_see_case, read_waiting, "readWaiting").giving("WaitingList"),
      R("GET", "/cases/{id}/journal", may_see_case, read_journal, "readJournal").giving("Journal"),
      R("GET", "/cases/{id}/tasks/{no}/explain", may_see_case, explain_task, "explainTask").giving("Explanation"),
      R("GET", "/cases/{id}/papers/{paper}", may_see_case, read_paper, "readPaper").giving("*/*"),
      R("POST", "/cases/{id}/tasks/{no}/claim", may_see_case, claim, "claim").taking("Claim").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/tasks/{no}/release", may_see_case, release, "release").taking("Release").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/tasks/{no}/save", may_see_case, save, "saveTask").taking("Save").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/tasks/{no}/decide", may_see_case, decide, "decide").taking("Decide").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/tasks/{no}/return", may_see_case, send_back, "return").taking("Return").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/tasks/{no}/freeze", may_see_case, freeze_list, "freezeList").taking("Freeze").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/tasks/{no}/draw", may_see_case, make_draw, "makeDraw").taking("Draw").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/tasks/{no}/choose", may_see_case, name_person, "namePerson").taking("Choose").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/invitations/{no}/answer", may_see_case, note_answer, "noteAnswer").taking("Answer").giving("Receipt").as_command(),
      R("GET", "/cases/{id}/draws/{no}/protocol", may_see_case, read_protocol, "readProtocol").giving("*/*"),
      R("POST", "/cases/{id}/withdraw", may_see_case, withdraw, "withdraw").taking("Withdraw").giving("Receipt").as_command(),
      R("POST", "/cases/{id}/comment", may_see_case, comment, "comment").taking("Comment").giving("Receipt").as_command(),
  };
}

/// Giving work to others, and what administrators do to a case.
std::vector<Route> giving_routes() {
  const auto task = [](std::string_view pattern, Handler handler, std::string_view id, std::string_view body) {
    return R("POST", pattern, may_see_case, handler, id).taking(body).giving("Receipt").as_command();
  };
  return {
      R("GET", "/cases/{id}/people", may_see_case, list_people, "listPeople").asking("task").giving("People"),
      task("/cases/{id}/tasks/{no}/retrieve", retrieve, "retrieve", "Reason"),
      task("/cases/{id}/tasks/{no}/transfer", transfer, "transfer", "Give"),
      task("/cases/{id}/tasks/{no}/delegate", delegate, "delegate", "Give"),
      task("/cases/{id}/tasks/{no}/add_signer", add_signer, "addSigner", "AddSigner"),
      task("/cases/{id}/tasks/{no}/remove_signer", remove_signer, "removeSigner", "Reason"),
      task("/cases/{id}/tasks/{no}/remind", remind, "remind", "Reason"),
      task("/cases/{id}/tasks/{no}/reassign", reassign, "reassign", "Give"),
      task("/cases/{id}/copy", copy, "copy", "Give"),
      task("/cases/{id}/hold", hold, "hold", "Reason"),
      task("/cases/{id}/continue", continue_case, "continue", "Reason"),
      task("/cases/{id}/void", void_case, "void", "Reason"),
      task("/cases/{id}/jump", jump, "jump", "Give"),
  };
}

/// Attachments, rooms, the public's pages, and the machine's own.
std::vector<Route> other_routes() {
  return {
      R("POST", "/attachments", anyone_signed_in, upload, "upload").taking("*/*").asking("name field").giving("File"),
      R("GET", "/attachments/{id}", owns_attachment, read_attachment, "readAttachment").asking("case").giving("*/*"),

      R("GET", "/collectors", anyone_signed_in, list_collectors, "listCollectors").giving("Collectors"),
      R("GET", "/registers", anyone_signed_in, list_registers, "listRegisters").giving("Registers"),
      R("GET", "/registers/{package}/{register}", may_read_register, read_register, "readRegister").asking("q standing page").giving("RegisterPage"),
      R("GET", "/registers/{package}/{register}/statistics", may_read_statistics, read_statistics, "readStatistics").giving("Statistics"),
      R("GET", "/registers/{package}/{register}/table", may_read_register, read_register_table, "readRegisterTable")
          .asking("q standing format")
          .giving("*/*"),
      R("GET", "/registers/{package}/{register}/{id}", may_read_register, read_record, "readRecord").giving("RecordView"),

      R("GET", "/public/notices", everyone, list_notices, "listNotices").giving("Notices"),
      R("GET", "/public/notices/{id}", everyone, read_notice, "readNotice").giving("Notice"),
      R("GET", "/public/notices/{id}/paper", everyone, read_notice_paper, "readNoticePaper").giving("*/*"),
      R("POST", "/public/notices/{id}/objections", everyone, object_to, "object").taking("Objection").giving("ObjectionReceipt").as_command(),
      R("GET", "/public/rosters/{package}/{register}", everyone, read_roster, "readRoster").asking("q page").giving("RegisterPage"),
      R("GET", "/public/verify/{code}", everyone, verify_code, "verifyCode").giving("Verification"),
      R("POST", "/public/verify", everyone, verify_bytes, "verifyBytes").taking("*/*").giving("Verification"),

      R("GET", "/invitations", anyone_signed_in, list_invitations, "listInvitations").giving("Invitations"),
      R("GET", "/invitations/{code}", everyone, read_invitation, "readInvitation").giving("Invitation"),
      R("POST", "/invitations/{code}/answer", everyone, answer_invitation, "answerInvitation")
          .taking("InvitationAnswer")
          .giving("Invitation")
          .as_command(),

      R("GET", "/openapi.json", everyone, read_openapi, "readOpenapi").giving("*/*"),
      R("GET", "/admin/parked", administrator, list_parked, "listParked").giving("ParkedList"),
      R("POST", "/admin/parked/retry", administrator, retry_parked, "retryParked").taking("Retry"),
      R("POST", "/admin/eval", administrator, try_expression, "tryExpression").taking("Trial").giving("TrialResult"),
      R("POST", "/admin/tables/check", administrator, check_table, "checkTable").taking("TableText").giving("TableCheck"),
      R("GET", "/demo/clock", demonstration, read_clock, "readClock").giving("Clock"),
      R("POST", "/demo/clock", demonstration, set_clock, "setClock").taking("ClockChange").giving("Clock"),
  };
}

std::string decoded(std::string_view segment) {
  std::string plain;
  try {
    Poco::URI::decode(std::string(segment), plain);
  } catch (const Poco::Exception&) {
    throw not_found();
  }
  return plain;
}

/// Cuts the first segment off; the slash before it must be there.
std::string_view next_segment(std::string_view& path) {
  const std::size_t end = path.find('/', 1);
  const std::string_view segment = path.substr(0, end);
  path = end == std::string_view::npos ? std::string_view() : path.substr(end);
  return segment;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> both = case_routes();
    for (const Route& route : giving_routes()) both.push_back(route);
    for (const Route& route : other_routes()) both.push_back(route);
    return both;
  }();
  return all;
}

std::optional<Texts> match(std::string_view pattern, std::string_view path) {
  Texts params;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = next_segment(pattern), given = next_segment(path);
    if (!wanted.starts_with("/{")) {
      if (wanted != given) return {};
    } else {
      if (given.size() < 2) return {};
      params.emplace(wanted.substr(2, wanted.size() - 3), decoded(given.substr(1)));
    }
  }
  if (!pattern.empty() || !path.empty()) return {};
  return params;
}

}  // namespace qianpi::http
