"""The search index tells what a record is called from what is written in it, and knows every word and what files say.

Its entries are written anew when the record is opened (store/indexing.py), as they are whenever their forms change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

INDEX = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        head, text, content='search_docs', content_rowid='id', tokenize='trigram case_sensitive 1', detail='none')""",
    """CREATE VIRTUAL TABLE search_index_heads USING fts5(
        head, content='search_docs', content_rowid='id', tokenize='trigram case_sensitive 1', detail='none')""",
    """CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN
        INSERT INTO search_index(rowid, head, text) VALUES (new.id, new.head, new.text);
        INSERT INTO search_index_heads(rowid, head) VALUES (new.id, new.head); END""",
    """CREATE TRIGGER search_docs_removed AFTER DELETE ON search_docs BEGIN
        INSERT INTO search_index(search_index, rowid, head, text) VALUES ('delete', old.id, old.head, old.text);
        INSERT INTO search_index_heads(search_index_heads, rowid, head) VALUES ('delete', old.id, old.head); END""",
    """CREATE TRIGGER search_docs_changed AFTER UPDATE OF head, text ON search_docs
        WHEN new.head <> old.head OR new.text <> old.text BEGIN
        INSERT INTO search_index(search_index, rowid, head, text) VALUES ('delete', old.id, old.head, old.text);
        INSERT INTO search_index(rowid, head, text) VALUES (new.id, new.head, new.text);
        INSERT INTO search_index_heads(search_index_heads, rowid, head) VALUES ('delete', old.id, old.head);
        INSERT INTO search_index_heads(rowid, head) VALUES (new.id, new.head); END""",
)


def upgrade() -> None:
    for name in ("added", "removed", "changed"):
        op.execute(f"DROP TRIGGER search_docs_{name}")
    op.execute("DROP TABLE search_index")
    op.drop_table("search_docs")
    texts = ("noun", "object_id", "title", "number", "detail", "day", "kind")
    keys = ("committee_id", "paper_id", "meeting_id", "item_id")
    op.create_table(
        "search_docs",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        *(sa.Column(name, sa.Text(), nullable=True) for name in keys),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("folded_title", "head", "text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_docs")),
        sa.UniqueConstraint("object_id", name=op.f("uq_search_docs_object_id")),
    )
    for name in ("folded_title", "paper_id", "meeting_id", "item_id"):
        op.create_index(op.f(f"ix_search_docs_{name}"), "search_docs", [name], unique=False)
    op.create_table(
        "search_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("docs", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_words")),
    )
    op.create_table(
        "file_words",
        sa.Column("sha512", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha512", name=op.f("pk_file_words")),
    )
    for statement in INDEX:
        op.execute(statement)
    op.execute("PRAGMA user_version=0")
