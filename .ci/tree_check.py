"""Reads the window as a screen reader does (AT-SPI) and compares it with what the program says of the same project on its command
line. The window shows the sample; it is used by its names and by keys. Places are code points.

    tree_check.py PROGRAM PROJECT

PATIENCE says how many seconds a change may take.
"""

import json
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get("PATIENCE", "60"))
CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "entry", "slider", "spin button", "link"}
CONTROLS |= {"menu item", "scroll bar", "separator", "document frame", "frame", "list item", "tree item", "page tab"}


def fail(sentence):
    sys.exit(f"The tree: {sentence}")


def until(what, condition):
    """Asks again and again until there is an answer; the window may be slow."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            answer = condition()
        except GLib.Error:  # what was asked is no longer there
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            fail(f"not within {PATIENCE:.0f} seconds: {what}")
        time.sleep(0.1)


def walk(node):
    yield node
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from walk(child)


def window():
    desktop = Atspi.get_desktop(0)
    programs = (desktop.get_child_at_index(place) for place in range(desktop.get_child_count()))
    return next((program for program in programs if program and program.get_name() == "variorum"), None)


def of_role(root, role):
    return [node for node in walk(root) if node.get_role_name() == role]


def named(role, name):
    return next((node for node in of_role(window(), role) if node.get_name() == name), None)


def words(node):
    return Atspi.Text.get_text(node, 0, -1)


def selected(node):
    """The selected words of a text and where they are."""
    if Atspi.Text.get_n_selections(node) != 1:
        return None
    place = Atspi.Text.get_selection(node, 0)
    return Atspi.Text.get_text(node, place.start_offset, place.end_offset), place.start_offset, place.end_offset


def keys(*strokes):
    subprocess.run(["xdotool", "key", "--delay", "60", *strokes], check=True)


def type_words(letters):
    subprocess.run(["xdotool", "type", "--delay", "40", letters], check=True)


def told(program, *arguments):
    printed = subprocess.run([program, *arguments], check=True, capture_output=True).stdout
    return json.loads(printed)


def press(role, name):
    node = until(f"{role} {name!r}", lambda: named(role, name))
    if not Atspi.Action.do_action(node, 0):
        fail(f"{role} {name!r} cannot be pressed")


def every_control_has_a_name(where):
    nameless = [node for node in walk(window()) if node.get_role_name() in CONTROLS and not node.get_name().strip()]
    if nameless:
        fail(f"without a name, {where}: {[(node.get_role_name(), node.get_parent().get_name()) for node in nameless]}")


def check_documents(texts):
    """The words on the screen are those of the text, and so are those of each of its paragraphs."""
    documents = of_role(window(), "document frame")
    if len(documents) != len(texts):
        fail(f"{len(documents)} documents, not {len(texts)}")
    begins = {}
    for document in documents:
        shown = words(document)
        if len(shown) < 100:
            fail(f"only {shown!r} of {document.get_name()!r} can be read")
        file = next((file for file, text in texts.items() if shown in text), None)
        if file is None:
            fail(f"{shown[:80]!r} … stands in none of the texts")
        begins[file] = (document, texts[file].index(shown))
        paragraphs = [words(node) for node in of_role(document, "label")]
        if "".join(paragraphs) != shown or len(paragraphs) < 3:
            fail(f"the paragraphs of {file} are {paragraphs}, not those of {shown!r}")
        for node in of_role(document, "label"):
            if node.get_name() != words(node).rstrip("\n"):
                fail(f"the paragraph {words(node)!r} is named {node.get_name()!r}")
    return begins


def check_highlights(begins, excerpts):
    """Each highlight of which words are on the screen is there, named with its tags and its words."""
    on_screen = 0
    for file, (document, begin) in begins.items():
        end = begin + len(words(document))
        wanted = []
        for highlight in (highlight for highlight in excerpts if highlight["file"] == file):
            if highlight["start"] < end and highlight["end"] > begin:
                tags = ", ".join(tag["path"] for tag in highlight["tags"]) or "without a tag"
                quote = highlight["quote"]
                wanted.append(f"Highlight {tags}: “{quote[:200]}{'…' * (len(quote) > 200)}”")
        marks = [node for node in walk(document) if node.get_name().startswith("Highlight ")]
        if sorted(node.get_name() for node in marks) != sorted(wanted):
            fail(f"highlights in {file}: {[node.get_name() for node in marks]}, not {wanted}")
        on_screen += len(marks)
        for node in marks[:1]:
            quote = node.get_name().split("“", 1)[1].rstrip("…”")
            if not Atspi.Action.do_action(node, 0):
                fail(f"{node.get_name()!r} cannot be pressed")
            until(f"{node.get_name()!r} in hand", lambda: in_hand().startswith(f"“{quote}"))
    if not on_screen:
        fail("no highlight is on the screen")


def in_hand():
    """The words of the highlight in hand: what follows the heading of its room."""
    names = [node.get_name() for node in of_role(window(), "label")]
    return names[names.index("HIGHLIGHT") + 1] if "HIGHLIGHT" in names else ""


def announced(document):
    return "".join(node.get_name() for node in of_role(document, "status bar"))


def check_selection_by_key(documents):
    """What is selected by key is what can be read, and it is said."""
    keys("F6", "ctrl+Home")
    keys("shift+ctrl+Right", "shift+ctrl+Right")

    def found():
        return next(((document, selected(document)) for document in documents if selected(document)), None)

    def two_words():
        document, place = found() or (None, None)
        return place and place[0].split() == words(document).split()[:2] and found()

    document, (letters, start, end) = until("two words selected by key", two_words)
    if words(document)[start:end] != letters or start != 0:
        fail(f"{letters!r} is not what stands at {start} to {end}")
    until("the selection said", lambda: announced(document) == f"Selected: {letters}")
    keys("shift+ctrl+Right")
    until("a longer selection said", lambda: announced(document) == f"Selected: {(selected(document) or [''])[0]}" != f"Selected: {letters}")
    return document


def type_into(name, letters):
    """Types into a field, once more where the screen lost a letter, as it does when a machine is busy."""
    for _ in range(3):
        type_words(letters)
        end = time.monotonic() + 5
        while time.monotonic() < end:
            field = named("entry", name)
            if field and words(field) == letters:
                return
            time.sleep(0.1)
        keys("ctrl+a")
    fail(f"{letters!r} cannot be typed into {name!r}")


def check_selection_from_outside(document, begin, project, program):
    """What another program selects is selected in the window, and tagged by the keyboard."""
    text = words(document)
    first = text.index("\n") - 4
    last = text.index(" ", text.index("\n", first + 6) + 12)
    letters = text[first:last]
    if "\n" not in letters:
        fail(f"{letters!r} is in one paragraph only")
    if not Atspi.Text.set_selection(document, 0, first, last):
        fail("a selection cannot be set from outside")
    until("the selection from outside", lambda: selected(document) == (letters, first, last))
    until("the selection from outside said", lambda: announced(document) == f"Selected: {letters[:200]}")
    keys("Return")
    until("the tag bar", lambda: named("entry", "Tag the selection"))
    type_into("Tag the selection", "outside")
    keys("Return")

    def on_disk():
        tagged = [mark for mark in told(program, "excerpts", "--json", project) if any(tag["name"] == "outside" for tag in mark["tags"])]
        return [(mark["quote"], mark["start"] - begin, mark["end"] - begin) for mark in tagged] == [(letters, first, last)]

    until("the words tagged on disk", on_disk)
    until("the new highlight in the tree", lambda: any(node.get_name().startswith("Highlight outside: ") for node in walk(document)))


def check_menu(menu):
    """A menu is opened from outside, and each of its lines has a name."""
    buttons = lambda: {node.get_name() for node in of_role(window(), "push button")}  # noqa: E731
    before = buttons()
    press("push button", menu)
    lines = until(f"the menu {menu}", lambda: buttons() - before)
    every_control_has_a_name(f"in the menu {menu}")
    keys("Escape")
    until(f"the end of the menu {menu}", lambda: not lines & buttons())


def main():
    program, project = sys.argv[1:]
    desktop = Atspi.get_desktop(0)
    Atspi.Accessible.set_cache_mask(desktop, Atspi.Cache.NONE)  # what is asked is what is there now
    until("the window", window)
    until("its articles", lambda: len(of_role(window(), "document frame")) == 3 and all(words(node) for node in of_role(window(), "document frame")))
    excerpts = told(program, "excerpts", "--json", project)
    folder = os.path.dirname(project)
    texts = {file: told(program, "text", "--json", os.path.join(folder, file))[0]["text"] for file in {mark["file"] for mark in excerpts}}

    begins = check_documents(texts)
    check_highlights(begins, excerpts)
    every_control_has_a_name("on the desk")
    document = check_selection_by_key([document for document, _ in begins.values()])
    begin = next(begin for other, begin in begins.values() if other == document)
    check_selection_from_outside(document, begin, project, program)
    for menu in ["File", "Edit", "View", "Go"]:
        check_menu(menu)
    press("push button", "Commands")
    until("the commands", lambda: named("entry", "Commands"))
    every_control_has_a_name("among the commands")
    keys("Escape")
    print("The tree went well: texts, paragraphs, highlights, selections from both sides, and a name for every control.")


main()
