CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE blobs (
	sha512 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_blobs PRIMARY KEY (sha512)
);

CREATE TABLE bodies (
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	state TEXT NOT NULL, 
	website TEXT NOT NULL, 
	office TEXT NOT NULL, 
	office_address TEXT NOT NULL, 
	office_contact TEXT NOT NULL, 
	mayor TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, paper_prefix TEXT DEFAULT '' NOT NULL, mail_server TEXT DEFAULT '{}' NOT NULL, register TEXT, 
	CONSTRAINT pk_bodies PRIMARY KEY (id)
);

CREATE TABLE changes (
	changed DATETIME NOT NULL, 
	changed_by TEXT NOT NULL, 
	action TEXT NOT NULL, 
	noun TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	batch TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, position INTEGER DEFAULT '0' NOT NULL, seal TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_changes PRIMARY KEY (id)
);

CREATE INDEX ix_changes_changed ON changes (changed);

CREATE INDEX ix_changes_noun_object_id_changed ON changes (noun, object_id, changed);

CREATE TABLE deadlines (
	title TEXT NOT NULL, 
	due DATE NOT NULL, 
	noun TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	done_on DATE, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, copies_until DATETIME, 
	CONSTRAINT pk_deadlines PRIMARY KEY (id)
);

CREATE INDEX ix_deadlines_due ON deadlines (due);

CREATE TABLE issued_papers (
	kind TEXT NOT NULL, 
	noun TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	issue INTEGER NOT NULL, 
	issued DATETIME NOT NULL, 
	issued_by TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	sha512 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	publication BOOLEAN NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, withdrawn DATETIME, withdrawn_by TEXT DEFAULT '' NOT NULL, withdrawn_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_issued_papers PRIMARY KEY (id)
);

CREATE INDEX ix_issued_papers_issued_id ON issued_papers (issued, id);

CREATE INDEX ix_issued_papers_noun_object_id_kind_issue ON issued_papers (noun, object_id, kind, issue);

CREATE TABLE organizations (
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	parent_id TEXT, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_organizations_parent_id_organizations FOREIGN KEY(parent_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_organizations PRIMARY KEY (id)
);

CREATE INDEX ix_organizations_parent_id ON organizations (parent_id);

CREATE TABLE overrides (
	rule TEXT NOT NULL, 
	noun TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	decided DATETIME NOT NULL, 
	decided_by TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_overrides PRIMARY KEY (id)
);

CREATE INDEX ix_overrides_noun_object_id ON overrides (noun, object_id);

CREATE TABLE sequences (
	name TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	CONSTRAINT pk_sequences PRIMARY KEY (name, scope)
);

CREATE TABLE text_blocks (
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT pk_text_blocks PRIMARY KEY (id)
);

CREATE TABLE tombstones (
	object_id TEXT NOT NULL, 
	noun TEXT NOT NULL, 
	deleted TEXT NOT NULL, 
	CONSTRAINT pk_tombstones PRIMARY KEY (object_id)
);

CREATE TABLE committees (
	body_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	statutory_seats INTEGER NOT NULL, 
	appointed_seats INTEGER NOT NULL, 
	genitive TEXT NOT NULL, 
	definite TEXT NOT NULL, 
	place TEXT NOT NULL, 
	meeting_time TEXT NOT NULL, 
	letterhead TEXT NOT NULL, 
	profile TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, earlier TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT fk_committees_body_id_bodies FOREIGN KEY(body_id) REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_committees PRIMARY KEY (id)
);

CREATE INDEX ix_committees_body_id ON committees (body_id);

CREATE TABLE persons (
	family_name TEXT NOT NULL, 
	given_name TEXT NOT NULL, 
	form_of_address TEXT NOT NULL, 
	title TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	organization_id TEXT, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, earlier TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT fk_persons_organization_id_organizations FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_persons PRIMARY KEY (id)
);

CREATE INDEX ix_persons_family_name_given_name ON persons (family_name, given_name);

CREATE INDEX ix_persons_organization_id ON persons (organization_id);

CREATE TABLE terms (
	body_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE, 
	number INTEGER, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_terms_body_id_bodies FOREIGN KEY(body_id) REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_terms PRIMARY KEY (id)
);

CREATE INDEX ix_terms_body_id ON terms (body_id);

CREATE TABLE factions (
	committee_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	letterhead TEXT NOT NULL, 
	start DATE, 
	"end" DATE, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, earlier TEXT DEFAULT '[]' NOT NULL, successor_ids TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT fk_factions_committee_id_committees FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_factions PRIMARY KEY (id)
);

CREATE INDEX ix_factions_committee_id ON factions (committee_id);

CREATE TABLE attendances (
	meeting_id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	"group" TEXT NOT NULL, 
	voting BOOLEAN NOT NULL, 
	stays TEXT NOT NULL, 
	substitute_for_id TEXT, 
	function TEXT NOT NULL, 
	waived BOOLEAN NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, declared TEXT DEFAULT 'nothing' NOT NULL, corrections TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT fk_attendances_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendances_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendances_substitute_for_id_persons FOREIGN KEY(substitute_for_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_attendances PRIMARY KEY (id)
);

CREATE INDEX ix_attendances_person_id ON attendances (person_id);

CREATE INDEX ix_attendances_substitute_for_id ON attendances (substitute_for_id);

CREATE UNIQUE INDEX uq_attendances_meeting_id_person_id ON attendances (meeting_id, person_id) WHERE person_id != '';

CREATE TABLE memberships (
	person_id TEXT NOT NULL, 
	committee_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	manner TEXT NOT NULL, 
	voting BOOLEAN NOT NULL, 
	faction_id TEXT, 
	faction_chair BOOLEAN NOT NULL, 
	substitute_for_id TEXT, 
	start DATE, 
	"end" DATE, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, end_reason TEXT DEFAULT '' NOT NULL, confidential BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT fk_memberships_committee_id_committees FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memberships_faction_id_factions FOREIGN KEY(faction_id) REFERENCES factions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memberships_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memberships_substitute_for_id_persons FOREIGN KEY(substitute_for_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_memberships PRIMARY KEY (id)
);

CREATE INDEX ix_memberships_committee_id ON memberships (committee_id);

CREATE INDEX ix_memberships_faction_id ON memberships (faction_id);

CREATE INDEX ix_memberships_person_id ON memberships (person_id);

CREATE INDEX ix_memberships_substitute_for_id ON memberships (substitute_for_id);

CREATE TABLE minutes (
	meeting_id TEXT NOT NULL, 
	state TEXT NOT NULL, 
	opening TEXT NOT NULL, 
	closing TEXT NOT NULL, 
	signed_on DATE, 
	issued_on DATE, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, frozen TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT fk_minutes_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_minutes PRIMARY KEY (id)
);

CREATE INDEX ix_minutes_meeting_id ON minutes (meeting_id);

CREATE TABLE papers (
	title TEXT NOT NULL, 
	paper_type TEXT NOT NULL, 
	committee_id TEXT, 
	state TEXT NOT NULL, 
	number TEXT NOT NULL, 
	external_number TEXT NOT NULL, 
	faction_id TEXT, 
	joint_faction_ids TEXT NOT NULL, 
	organization_id TEXT, 
	signer_id TEXT, 
	signed BOOLEAN NOT NULL, 
	dated DATE, 
	received DATETIME, 
	meeting_id TEXT, 
	target TEXT NOT NULL, 
	self_government BOOLEAN NOT NULL, 
	addressee TEXT NOT NULL, 
	proposal TEXT NOT NULL, 
	explanation TEXT NOT NULL, 
	rationale TEXT NOT NULL, 
	public BOOLEAN NOT NULL, 
	refusal_reason TEXT NOT NULL, 
	amends_id TEXT, 
	guest_topic TEXT NOT NULL, 
	guest_meeting_id TEXT, 
	note TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, external_kind TEXT DEFAULT 'template' NOT NULL, explanation_heading TEXT DEFAULT '' NOT NULL, rationale_heading TEXT DEFAULT '' NOT NULL, sender TEXT, asked TEXT DEFAULT '' NOT NULL, answered DATETIME, from_register BOOLEAN DEFAULT 0 NOT NULL, refusal_norm TEXT DEFAULT '' NOT NULL, told TEXT DEFAULT '[]' NOT NULL, financial_impact TEXT DEFAULT '{}' NOT NULL, responsible TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_papers_amends_id_papers FOREIGN KEY(amends_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_papers_committee_id_committees FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_papers_faction_id_factions FOREIGN KEY(faction_id) REFERENCES factions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_papers_guest_meeting_id_meetings FOREIGN KEY(guest_meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_papers_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_papers_organization_id_organizations FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_papers_signer_id_persons FOREIGN KEY(signer_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_papers PRIMARY KEY (id)
);

CREATE INDEX ix_papers_amends_id ON papers (amends_id);

CREATE INDEX ix_papers_dated_id ON papers (dated, id);

CREATE INDEX ix_papers_faction_id ON papers (faction_id);

CREATE INDEX ix_papers_guest_meeting_id ON papers (guest_meeting_id);

CREATE INDEX ix_papers_meeting_id ON papers (meeting_id);

CREATE INDEX ix_papers_number_id ON papers (number, id);

CREATE INDEX ix_papers_organization_id ON papers (organization_id);

CREATE INDEX ix_papers_signer_id ON papers (signer_id);

CREATE INDEX ix_papers_state_dated ON papers (state, dated);

CREATE UNIQUE INDEX uq_papers_committee_id_number ON papers (committee_id, number) WHERE number != '';

CREATE TABLE users (
	name TEXT NOT NULL, 
	desk TEXT NOT NULL, 
	person_id TEXT, 
	faction_id TEXT, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, login TEXT DEFAULT '' NOT NULL, password TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_users_faction_id_factions FOREIGN KEY(faction_id) REFERENCES factions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_users_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_users PRIMARY KEY (id)
);

CREATE INDEX ix_users_faction_id ON users (faction_id);

CREATE INDEX ix_users_person_id ON users (person_id);

CREATE TABLE paper_versions (
	paper_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	saved DATETIME NOT NULL, 
	saved_by TEXT NOT NULL, 
	title TEXT NOT NULL, 
	proposal TEXT NOT NULL, 
	explanation TEXT NOT NULL, 
	rationale TEXT NOT NULL, 
	label TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, financial_impact TEXT DEFAULT '{}' NOT NULL, 
	CONSTRAINT fk_paper_versions_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_paper_versions PRIMARY KEY (id)
);

CREATE INDEX ix_paper_versions_paper_id ON paper_versions (paper_id);

CREATE TABLE consultations (
	paper_id TEXT NOT NULL, 
	committee_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	state TEXT NOT NULL, 
	meeting_id TEXT, 
	agenda_item_id TEXT, 
	outcome TEXT, 
	outcome_target TEXT NOT NULL, 
	decided_on DATE, 
	item_number TEXT NOT NULL, 
	external_number TEXT NOT NULL, 
	wording TEXT NOT NULL, 
	requested_on DATE, 
	due DATE, 
	representative_id TEXT, 
	note TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, proposal TEXT DEFAULT '{}' NOT NULL, proposed_from TEXT DEFAULT '{}' NOT NULL, 
	CONSTRAINT fk_consultations_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consultations_committee_id_committees FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consultations_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consultations_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_consultations_representative_id_persons FOREIGN KEY(representative_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_consultations PRIMARY KEY (id)
);

CREATE INDEX ix_consultations_agenda_item_id ON consultations (agenda_item_id);

CREATE INDEX ix_consultations_committee_id ON consultations (committee_id);

CREATE INDEX ix_consultations_meeting_id ON consultations (meeting_id);

CREATE INDEX ix_consultations_paper_id_committee_id ON consultations (paper_id, committee_id);

CREATE INDEX ix_consultations_representative_id ON consultations (representative_id);

CREATE INDEX ix_consultations_state_due ON consultations (state, due);

CREATE TABLE excerpts (
	agenda_item_id TEXT NOT NULL, 
	number TEXT NOT NULL, 
	issue INTEGER NOT NULL, 
	issued_on DATE NOT NULL, 
	place TEXT NOT NULL, 
	signer_name TEXT NOT NULL, 
	signer_role TEXT NOT NULL, 
	content_hash TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	forwarding TEXT NOT NULL, 
	issued_paper_id TEXT, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, tells_course BOOLEAN DEFAULT 0 NOT NULL, tells_report BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_excerpts_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_excerpts_issued_paper_id_issued_papers FOREIGN KEY(issued_paper_id) REFERENCES issued_papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_excerpts PRIMARY KEY (id)
);

CREATE INDEX ix_excerpts_agenda_item_id ON excerpts (agenda_item_id);

CREATE INDEX ix_excerpts_issued_paper_id ON excerpts (issued_paper_id);

CREATE UNIQUE INDEX uq_excerpts_issue_number ON excerpts (issue, number) WHERE number != '';

CREATE TABLE exclusions (
	agenda_item_id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	left_room BOOLEAN NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, kind TEXT DEFAULT 'stated' NOT NULL, said DATETIME, after_vote BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_exclusions_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_exclusions_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_exclusions PRIMARY KEY (id)
);

CREATE INDEX ix_exclusions_agenda_item_id ON exclusions (agenda_item_id);

CREATE INDEX ix_exclusions_person_id ON exclusions (person_id);

CREATE TABLE resolutions (
	committee_id TEXT NOT NULL, 
	decided_on DATE NOT NULL, 
	text TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	outcome_target TEXT NOT NULL, 
	number TEXT NOT NULL, 
	agenda_item_id TEXT, 
	consultation_id TEXT, 
	paper_id TEXT, 
	position INTEGER NOT NULL, 
	public BOOLEAN NOT NULL, 
	announced_on DATE, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_resolutions_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_committee_id_committees FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_consultation_id_consultations FOREIGN KEY(consultation_id) REFERENCES consultations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_resolutions PRIMARY KEY (id)
);

CREATE INDEX ix_resolutions_agenda_item_id ON resolutions (agenda_item_id);

CREATE INDEX ix_resolutions_consultation_id ON resolutions (consultation_id);

CREATE INDEX ix_resolutions_decided_on ON resolutions (decided_on);

CREATE INDEX ix_resolutions_paper_id ON resolutions (paper_id);

CREATE UNIQUE INDEX uq_resolutions_committee_id_number ON resolutions (committee_id, number) WHERE number != '';

CREATE TABLE citations (
	paper_id TEXT NOT NULL, 
	section TEXT NOT NULL, 
	quote TEXT NOT NULL, 
	cited_paper_id TEXT, 
	cited_resolution_id TEXT, 
	source TEXT NOT NULL, 
	link TEXT NOT NULL, 
	checked_on DATE, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_citations_cited_paper_id_papers FOREIGN KEY(cited_paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_citations_cited_resolution_id_resolutions FOREIGN KEY(cited_resolution_id) REFERENCES resolutions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_citations_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_citations PRIMARY KEY (id)
);

CREATE INDEX ix_citations_cited_paper_id ON citations (cited_paper_id);

CREATE INDEX ix_citations_cited_resolution_id ON citations (cited_resolution_id);

CREATE INDEX ix_citations_paper_id ON citations (paper_id);

CREATE TABLE status_reports (
	follow_up_id TEXT NOT NULL, 
	reported_on DATE NOT NULL, 
	text TEXT NOT NULL, 
	organization_id TEXT, 
	paper_id TEXT, 
	meeting_id TEXT, 
	agenda_item_id TEXT, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_status_reports_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_status_reports_follow_up_id_follow_ups FOREIGN KEY(follow_up_id) REFERENCES follow_ups (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_status_reports_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_status_reports_organization_id_organizations FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_status_reports_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_status_reports PRIMARY KEY (id)
);

CREATE INDEX ix_status_reports_agenda_item_id ON status_reports (agenda_item_id);

CREATE INDEX ix_status_reports_follow_up_id ON status_reports (follow_up_id);

CREATE INDEX ix_status_reports_meeting_id ON status_reports (meeting_id);

CREATE INDEX ix_status_reports_organization_id ON status_reports (organization_id);

CREATE INDEX ix_status_reports_paper_id ON status_reports (paper_id);

CREATE TABLE "votes" (
	resolution_id TEXT, 
	form TEXT NOT NULL, 
	yes INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	abstentions INTEGER NOT NULL, 
	invalid INTEGER NOT NULL, 
	not_voting INTEGER NOT NULL, 
	excluded INTEGER NOT NULL, 
	present INTEGER, 
	stated TEXT NOT NULL, 
	factions TEXT NOT NULL, 
	ballots TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	agenda_item_id TEXT, 
	paper_id TEXT, 
	presided_id TEXT, 
	repeats_id TEXT, 
	kind TEXT DEFAULT 'main' NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	demanded INTEGER DEFAULT '0' NOT NULL, 
	subject TEXT DEFAULT '' NOT NULL, 
	mover TEXT DEFAULT '' NOT NULL, 
	demanded_by TEXT DEFAULT '' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	corrected TEXT DEFAULT '' NOT NULL, 
	wording TEXT DEFAULT '{}' NOT NULL, 
	"before" TEXT DEFAULT '{}' NOT NULL, 
	voter_ids TEXT DEFAULT '[]' NOT NULL, 
	excluded_ids TEXT DEFAULT '[]' NOT NULL, 
	moment DATETIME, 
	needed INTEGER, 
	CONSTRAINT fk_votes_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_votes_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_votes_presided_id_persons FOREIGN KEY(presided_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_votes_repeats_id_votes FOREIGN KEY(repeats_id) REFERENCES votes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_votes_resolution_id_resolutions FOREIGN KEY(resolution_id) REFERENCES resolutions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_votes PRIMARY KEY (id)
);

CREATE INDEX ix_votes_agenda_item_id ON votes (agenda_item_id);

CREATE INDEX ix_votes_paper_id ON votes (paper_id);

CREATE INDEX ix_votes_presided_id ON votes (presided_id);

CREATE INDEX ix_votes_repeats_id ON votes (repeats_id);

CREATE INDEX ix_votes_resolution_id ON votes (resolution_id);

CREATE TABLE corrections (
	meeting_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	made_on DATE NOT NULL, 
	made_by TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	wrong TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	agenda_item_id TEXT, 
	decided_at_id TEXT, 
	raised_by TEXT NOT NULL, 
	accepted BOOLEAN NOT NULL, 
	public BOOLEAN NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_corrections_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_corrections_decided_at_id_meetings FOREIGN KEY(decided_at_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_corrections_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_corrections PRIMARY KEY (id)
);

CREATE INDEX ix_corrections_agenda_item_id ON corrections (agenda_item_id);

CREATE INDEX ix_corrections_decided_at_id ON corrections (decided_at_id);

CREATE INDEX ix_corrections_meeting_id ON corrections (meeting_id);

CREATE TABLE elections (
	agenda_item_id TEXT NOT NULL, 
	post TEXT NOT NULL, 
	title TEXT NOT NULL, 
	places INTEGER NOT NULL, 
	together BOOLEAN NOT NULL, 
	open_reason TEXT NOT NULL, 
	candidates TEXT NOT NULL, 
	answers TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, taken_back TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT fk_elections_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_elections PRIMARY KEY (id)
);

CREATE TABLE election_rounds (
	election_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	places INTEGER NOT NULL, 
	tallies TEXT NOT NULL, 
	no INTEGER NOT NULL, 
	invalid INTEGER NOT NULL, 
	blank INTEGER NOT NULL, 
	papers INTEGER NOT NULL, 
	moment DATETIME, 
	presided_id TEXT, 
	present INTEGER, 
	needed INTEGER, 
	voter_ids TEXT NOT NULL, 
	drawn_ids TEXT NOT NULL, 
	drawn_by_id TEXT, 
	repeats_id TEXT, 
	reason TEXT NOT NULL, 
	corrected TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_election_rounds_drawn_by_id_persons FOREIGN KEY(drawn_by_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_election_rounds_election_id_elections FOREIGN KEY(election_id) REFERENCES elections (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_election_rounds_presided_id_persons FOREIGN KEY(presided_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_election_rounds_repeats_id_election_rounds FOREIGN KEY(repeats_id) REFERENCES election_rounds (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_election_rounds PRIMARY KEY (id)
);

CREATE INDEX ix_election_rounds_drawn_by_id ON election_rounds (drawn_by_id);

CREATE INDEX ix_election_rounds_election_id ON election_rounds (election_id);

CREATE INDEX ix_election_rounds_presided_id ON election_rounds (presided_id);

CREATE INDEX ix_election_rounds_repeats_id ON election_rounds (repeats_id);

CREATE INDEX ix_elections_agenda_item_id ON elections (agenda_item_id);

CREATE TABLE "meetings" (
	committee_id TEXT NOT NULL, 
	term_id TEXT, 
	start DATETIME NOT NULL, 
	number INTEGER, 
	name TEXT NOT NULL, 
	place TEXT NOT NULL, 
	state TEXT NOT NULL, 
	invitation_sent_on DATE, 
	invitation_received_on DATE, 
	notice_published_on DATE, 
	supplements INTEGER NOT NULL, 
	urgent BOOLEAN NOT NULL, 
	urgency_reason TEXT NOT NULL, 
	chair_id TEXT, 
	secretary_id TEXT, 
	interruptions TEXT NOT NULL, 
	greeting TEXT NOT NULL, 
	enclosures TEXT NOT NULL, 
	note TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	sent_start DATETIME, 
	sent_place TEXT, 
	opened DATETIME, 
	closed DATETIME, 
	ended_before DATETIME, 
	presiding TEXT DEFAULT '[]' NOT NULL, 
	notice_covers INTEGER DEFAULT '0' NOT NULL, 
	public_supplement INTEGER DEFAULT '0' NOT NULL, 
	demand_faction_id TEXT, 
	demand_members INTEGER DEFAULT '0' NOT NULL, replaced TEXT, cancelled_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_meetings_chair_id_persons FOREIGN KEY(chair_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meetings_committee_id_committees FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meetings_demand_faction_id_factions FOREIGN KEY(demand_faction_id) REFERENCES factions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meetings_secretary_id_persons FOREIGN KEY(secretary_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meetings_term_id_terms FOREIGN KEY(term_id) REFERENCES terms (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_meetings PRIMARY KEY (id)
);

CREATE INDEX ix_meetings_chair_id ON meetings (chair_id);

CREATE INDEX ix_meetings_committee_id ON meetings (committee_id);

CREATE INDEX ix_meetings_demand_faction_id ON meetings (demand_faction_id);

CREATE INDEX ix_meetings_secretary_id ON meetings (secretary_id);

CREATE INDEX ix_meetings_start ON meetings (start);

CREATE INDEX ix_meetings_term_id ON meetings (term_id);

CREATE TABLE "agenda_items" (
	meeting_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	parent_id TEXT, 
	public BOOLEAN NOT NULL, 
	public_title TEXT NOT NULL, 
	closed_reason TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	paper_id TEXT, 
	number TEXT NOT NULL, 
	sent_title TEXT NOT NULL, 
	supplement INTEGER NOT NULL, 
	removed_by INTEGER, 
	subline TEXT NOT NULL, 
	presenter TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	course TEXT NOT NULL, 
	statements TEXT NOT NULL, 
	outcome TEXT, 
	outcome_target TEXT NOT NULL, 
	internal_note TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	told_on DATE, 
	left_without_quorum BOOLEAN DEFAULT 0 NOT NULL, 
	second_call_of TEXT, 
	demand_faction_id TEXT, 
	demand_members INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT fk_agenda_items_demand_faction_id_factions FOREIGN KEY(demand_faction_id) REFERENCES factions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_items_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_items_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_items_parent_id_agenda_items FOREIGN KEY(parent_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_items_second_call_of_agenda_items FOREIGN KEY(second_call_of) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_agenda_items PRIMARY KEY (id)
);

CREATE INDEX ix_agenda_items_demand_faction_id ON agenda_items (demand_faction_id);

CREATE INDEX ix_agenda_items_meeting_id ON agenda_items (meeting_id);

CREATE INDEX ix_agenda_items_paper_id ON agenda_items (paper_id);

CREATE INDEX ix_agenda_items_parent_id ON agenda_items (parent_id);

CREATE INDEX ix_agenda_items_second_call_of ON agenda_items (second_call_of);

CREATE TABLE "speakers" (
	topic TEXT NOT NULL, 
	person_id TEXT, 
	organization_id TEXT, 
	paper_id TEXT, 
	resolution_id TEXT, 
	meeting_id TEXT, 
	agenda_item_id TEXT, 
	state TEXT NOT NULL, 
	starts TIME, 
	duration INTEGER NOT NULL, 
	by_video BOOLEAN NOT NULL, 
	purpose TEXT NOT NULL, 
	name_public BOOLEAN NOT NULL, 
	consent_on DATE, 
	review_on DATE, 
	asked_on DATE, 
	answered_on DATE, 
	invited_on DATE, 
	thanked_on DATE, 
	note TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	heard_from DATETIME, 
	heard_until DATETIME, 
	demand_faction_id TEXT, 
	demand_members INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT fk_speakers_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_speakers_demand_faction_id_factions FOREIGN KEY(demand_faction_id) REFERENCES factions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_speakers_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_speakers_organization_id_organizations FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_speakers_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_speakers_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_speakers_resolution_id_resolutions FOREIGN KEY(resolution_id) REFERENCES resolutions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_speakers PRIMARY KEY (id)
);

CREATE INDEX ix_speakers_agenda_item_id ON speakers (agenda_item_id);

CREATE INDEX ix_speakers_demand_faction_id ON speakers (demand_faction_id);

CREATE INDEX ix_speakers_meeting_id ON speakers (meeting_id);

CREATE INDEX ix_speakers_organization_id ON speakers (organization_id);

CREATE INDEX ix_speakers_paper_id ON speakers (paper_id);

CREATE INDEX ix_speakers_person_id ON speakers (person_id);

CREATE INDEX ix_speakers_resolution_id ON speakers (resolution_id);

CREATE TABLE item_calls (
	agenda_item_id TEXT NOT NULL, 
	calls TEXT NOT NULL, 
	corrections TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_item_calls_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_item_calls PRIMARY KEY (id)
);

CREATE INDEX ix_item_calls_agenda_item_id ON item_calls (agenda_item_id);

CREATE TABLE resident_questions (
	agenda_item_id TEXT NOT NULL, 
	question TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	asked_by TEXT NOT NULL, 
	may_be_named BOOLEAN NOT NULL, 
	answer_follows BOOLEAN NOT NULL, 
	written_on DATE, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_resident_questions_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_resident_questions PRIMARY KEY (id)
);

CREATE INDEX ix_changes_position ON changes (position);

CREATE INDEX ix_resident_questions_agenda_item_id ON resident_questions (agenda_item_id);

CREATE TABLE "initiatives" (
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	parent_id TEXT, 
	description TEXT NOT NULL, 
	partners TEXT NOT NULL, 
	paper_ids TEXT NOT NULL, 
	resolution_ids TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	office_id TEXT, 
	office TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	outcome TEXT DEFAULT '{}' NOT NULL, 
	milestones TEXT DEFAULT '[]' NOT NULL, 
	deliverables TEXT DEFAULT '[]' NOT NULL, 
	links TEXT DEFAULT '[]' NOT NULL, 
	later_paper_ids TEXT DEFAULT '[]' NOT NULL, 
	later_resolution_ids TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT fk_initiatives_office_id_organizations FOREIGN KEY(office_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_initiatives_parent_id_initiatives FOREIGN KEY(parent_id) REFERENCES initiatives (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_initiatives PRIMARY KEY (id)
);

CREATE INDEX ix_initiatives_office_id ON initiatives (office_id);

CREATE INDEX ix_initiatives_parent_id ON initiatives (parent_id);

CREATE TABLE "attachments" (
	file_name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	sha512 TEXT NOT NULL, 
	paper_id TEXT, 
	meeting_id TEXT, 
	title TEXT NOT NULL, 
	public BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	initiative_id TEXT, address TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_attachments_initiative_id_initiatives FOREIGN KEY(initiative_id) REFERENCES initiatives (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachments_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachments_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_attachments PRIMARY KEY (id)
);

CREATE INDEX ix_attachments_initiative_id ON attachments (initiative_id);

CREATE INDEX ix_attachments_meeting_id ON attachments (meeting_id);

CREATE INDEX ix_attachments_paper_id ON attachments (paper_id);

CREATE TABLE search_docs (
	id INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	number TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	day TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	committee_id TEXT, 
	paper_id TEXT, 
	meeting_id TEXT, 
	item_id TEXT, 
	folded_title TEXT NOT NULL, 
	head TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_search_docs PRIMARY KEY (id), 
	CONSTRAINT uq_search_docs_object_id UNIQUE (object_id)
);

CREATE INDEX ix_search_docs_folded_title ON search_docs (folded_title);

CREATE INDEX ix_search_docs_item_id ON search_docs (item_id);

CREATE INDEX ix_search_docs_meeting_id ON search_docs (meeting_id);

CREATE INDEX ix_search_docs_paper_id ON search_docs (paper_id);

CREATE TABLE search_words (
	word TEXT NOT NULL, 
	docs INTEGER NOT NULL, 
	CONSTRAINT pk_search_words PRIMARY KEY (word)
);

CREATE TABLE file_words (
	sha512 TEXT NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_file_words PRIMARY KEY (sha512)
);

CREATE VIRTUAL TABLE search_index USING fts5(
        head, text, content='search_docs', content_rowid='id', tokenize='trigram case_sensitive 1', detail='none');

CREATE VIRTUAL TABLE search_index_heads USING fts5(
        head, content='search_docs', content_rowid='id', tokenize='trigram case_sensitive 1', detail='none');

CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN
        INSERT INTO search_index(rowid, head, text) VALUES (new.id, new.head, new.text);
        INSERT INTO search_index_heads(rowid, head) VALUES (new.id, new.head); END;

CREATE TRIGGER search_docs_removed AFTER DELETE ON search_docs BEGIN
        INSERT INTO search_index(search_index, rowid, head, text) VALUES ('delete', old.id, old.head, old.text);
        INSERT INTO search_index_heads(search_index_heads, rowid, head) VALUES ('delete', old.id, old.head); END;

CREATE TRIGGER search_docs_changed AFTER UPDATE OF head, text ON search_docs
        WHEN new.head <> old.head OR new.text <> old.text BEGIN
        INSERT INTO search_index(search_index, rowid, head, text) VALUES ('delete', old.id, old.head, old.text);
        INSERT INTO search_index(rowid, head, text) VALUES (new.id, new.head, new.text);
        INSERT INTO search_index_heads(search_index_heads, rowid, head) VALUES ('delete', old.id, old.head);
        INSERT INTO search_index_heads(rowid, head) VALUES (new.id, new.head); END;

CREATE TABLE "follow_ups" (
	paper_id TEXT, 
	resolution_id TEXT, 
	title TEXT NOT NULL, 
	organization_id TEXT, 
	due DATE, 
	status TEXT NOT NULL, 
	next_step TEXT NOT NULL, 
	next_step_on DATE, 
	delay_reason TEXT NOT NULL, 
	carried_out_on DATE, 
	noted_on DATE, 
	noted_item_id TEXT, 
	public BOOLEAN NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	agenda_item_id TEXT, 
	CONSTRAINT fk_follow_ups_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_ups_noted_item_id_agenda_items FOREIGN KEY(noted_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_ups_organization_id_organizations FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_ups_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_ups_resolution_id_resolutions FOREIGN KEY(resolution_id) REFERENCES resolutions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_follow_ups PRIMARY KEY (id)
);

CREATE INDEX ix_follow_ups_agenda_item_id ON follow_ups (agenda_item_id);

CREATE INDEX ix_follow_ups_carried_out_on_due ON follow_ups (carried_out_on, due);

CREATE INDEX ix_follow_ups_noted_item_id ON follow_ups (noted_item_id);

CREATE INDEX ix_follow_ups_organization_id ON follow_ups (organization_id);

CREATE INDEX ix_follow_ups_paper_id ON follow_ups (paper_id);

CREATE INDEX ix_follow_ups_resolution_id ON follow_ups (resolution_id);

CREATE TABLE joinings (
	title TEXT NOT NULL, 
	paper_ids TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT pk_joinings PRIMARY KEY (id)
);

CREATE TABLE deliveries (
	meeting_id TEXT NOT NULL, 
	person_id TEXT, 
	issued_paper_id TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	sent_on DATE NOT NULL, 
	received_on DATE, 
	recipient TEXT NOT NULL, 
	public BOOLEAN NOT NULL, 
	"left" DATETIME, 
	sha512 TEXT NOT NULL, 
	trouble TEXT NOT NULL, 
	note TEXT NOT NULL, 
	withdrawn DATETIME, 
	withdrawn_reason TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_deliveries_issued_paper_id_issued_papers FOREIGN KEY(issued_paper_id) REFERENCES issued_papers (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deliveries_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deliveries_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id)
);

CREATE TABLE replies (
	meeting_id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	said DATETIME, 
	said_by TEXT NOT NULL, 
	comes_at TIME, 
	substitute_id TEXT, 
	note TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT fk_replies_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_replies_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_replies_substitute_id_persons FOREIGN KEY(substitute_id) REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT pk_replies PRIMARY KEY (id)
);

CREATE INDEX ix_deliveries_issued_paper_id ON deliveries (issued_paper_id);

CREATE INDEX ix_deliveries_meeting_id ON deliveries (meeting_id);

CREATE INDEX ix_deliveries_person_id ON deliveries (person_id);

CREATE INDEX ix_replies_person_id ON replies (person_id);

CREATE INDEX ix_replies_substitute_id ON replies (substitute_id);

CREATE UNIQUE INDEX uq_replies_meeting_id_person_id ON replies (meeting_id, person_id) WHERE person_id != '';

CREATE TABLE row_sums (
	noun TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	sum TEXT NOT NULL, 
	CONSTRAINT pk_row_sums PRIMARY KEY (noun, object_id)
);

CREATE TABLE origins (
	address TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	noun TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	rest TEXT NOT NULL, 
	id TEXT NOT NULL, 
	created TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	CONSTRAINT pk_origins PRIMARY KEY (id)
);

CREATE INDEX ix_origins_noun_object_id ON origins (noun, object_id);

INSERT INTO alembic_version (version_num) VALUES ('0028');

