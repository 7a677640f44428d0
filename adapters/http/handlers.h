// The handlers of the table, one file per subject. Each is thin: parse, ask engine or views, write. All may throw Failure.
#pragma once
#include "adapters/http/site.h"

namespace qianpi::http {

// session.cpp
Reply sign_in(Site&, const Request&);
Reply read_session(Site&, const Request&);
Reply sign_out(Site&, const Request&);
Reply change_password(Site&, const Request&);
Reply set_up(Site&, const Request&);

// inbox.cpp
Reply list_tasks(Site&, const Request&);

// start.cpp
Reply list_workflows(Site&, const Request&);
Reply read_start(Site&, const Request&);
Reply start_case(Site&, const Request&);

// drafts.cpp
Reply read_draft(Site&, const Request&);
Reply save_draft(Site&, const Request&);
Reply remove_draft(Site&, const Request&);

// case_routes.cpp
Reply read_case(Site&, const Request&);
Reply read_waiting(Site&, const Request&);
Reply read_journal(Site&, const Request&);
Reply explain_task(Site&, const Request&);
Reply read_paper(Site&, const Request&);
Reply read_protocol(Site&, const Request&);

// commands.cpp
Reply claim(Site&, const Request&);
Reply release(Site&, const Request&);
Reply save(Site&, const Request&);
Reply decide(Site&, const Request&);
Reply send_back(Site&, const Request&);
Reply freeze_list(Site&, const Request&);
Reply make_draw(Site&, const Request&);
Reply name_person(Site&, const Request&);
Reply note_answer(Site&, const Request&);
Reply withdraw(Site&, const Request&);
Reply retrieve(Site&, const Request&);
Reply transfer(Site&, const Request&);
Reply delegate(Site&, const Request&);
Reply add_signer(Site&, const Request&);
Reply remove_signer(Site&, const Request&);
Reply remind(Site&, const Request&);
Reply reassign(Site&, const Request&);
Reply copy(Site&, const Request&);
Reply hold(Site&, const Request&);
Reply continue_case(Site&, const Request&);
Reply void_case(Site&, const Request&);
Reply jump(Site&, const Request&);
Reply list_people(Site&, const Request&);  // people.cpp
Reply comment(Site&, const Request&);

// attachments.cpp
Reply upload(Site&, const Request&);
Reply read_attachment(Site&, const Request&);

// rooms.cpp
Reply list_collectors(Site&, const Request&);
Reply list_registers(Site&, const Request&);
Reply read_register(Site&, const Request&);
Reply read_register_table(Site&, const Request&);
Reply read_record(Site&, const Request&);

// statistics.cpp
Reply read_statistics(Site&, const Request&);

// public.cpp
Reply list_notices(Site&, const Request&);
Reply read_notice(Site&, const Request&);
Reply read_notice_paper(Site&, const Request&);
Reply object_to(Site&, const Request&);
Reply read_roster(Site&, const Request&);
Reply verify_code(Site&, const Request&);
Reply verify_bytes(Site&, const Request&);

// invitations.cpp
Reply list_invitations(Site&, const Request&);
Reply read_invitation(Site&, const Request&);
Reply answer_invitation(Site&, const Request&);

// rule_trials.cpp
Reply try_expression(Site&, const Request&);
Reply check_table(Site&, const Request&);

// system.cpp
Reply read_openapi(Site&, const Request&);
Reply list_parked(Site&, const Request&);
Reply retry_parked(Site&, const Request&);
Reply read_clock(Site&, const Request&);
Reply set_clock(Site&, const Request&);

}  // namespace qianpi::http
