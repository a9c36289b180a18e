"""A mail that is read in can be read also when the colours change while it is asked about."""

from beirat_desktop.desktop.dispatch.mail_answer import MailAnswerQuestion
from beirat_desktop.desktop.theme import Scheme
from tests import drawn


def test_the_mail_is_read_in_every_scheme(theme, qtbot):
    question = MailAnswerQuestion((), (), lambda _mail: None, "Von: Ada Muster\n\nIch komme gern.")
    qtbot.addWidget(question)
    question.show()
    for scheme, least in ((Scheme.DARK, 4.5), (Scheme.CONTRAST, 7), (Scheme.LIGHT, 4.5)):
        theme.set_scheme(scheme)
        found = drawn.words(question)
        assert any("komme gern" in one.text for one in found)
        assert list(drawn.faint(found, question.grab().toImage(), least)) == []
