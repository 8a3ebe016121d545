"""Pages made to hold the capture up, half a megabyte to two each."""

SENTENCE = "The court left the sentence in force on Tuesday, as the lawyer had expected, and ended the session early."
TIME = "<time datetime='2024-05-06'>May 6, 2024</time>"
HTML = {
    "elements in elements": "<div>" * 100_000 + f"<p>{SENTENCE}</p>",
    "bold in bold": "<p>" + "<b>" * 100_000 + SENTENCE,
    "links in links": "<a href=x>" * 50_000 + SENTENCE,
    "tables in tables": "<table><tr><td>" * 30_000 + SENTENCE,
    "tags never closed": "<p <p <p " * 100_000,
    "less than": "<" * 500_000,
    "ampersands": "&" * 500_000,
    "comments never closed": "<!--" * 100_000,
    "impossible characters": "&#1234567890;" * 50_000,
    "one attribute": f"<div class='{'related ' * 100_000}' style='{'a:b;' * 100_000}'><p>{SENTENCE}</p></div>",
    "scripts never closed": "<script>" * 100_000,
    "JSON in JSON": "<script type='application/ld+json'>" + '{"a":' * 100_000 + f"</script>{SENTENCE}",
    "lists in lists of JSON": "<script type='application/ld+json'>" + "[" * 100_000 + f"</script>{SENTENCE}",
    "one line": f"<p>{'word ' * 200_000}</p>",
    "one word": f"<p>{'w' * 1_000_000}</p>",
    "digits": f"<p>{'1' * 1_000_000}</p>",
    "white space": f"<p>a{' ' * 1_000_000}b</p>",
    "dates": f"<p>{'12.03.2024 ' * 100_000}</p>",
    "times in a sentence": f"<p>{SENTENCE}{TIME * 10_000}</p>",
    "times in a list": f"<div><p>{SENTENCE}</p>{TIME * 10_000}</div>",
    "line breaks": f"<p>{SENTENCE}{'word word<br>' * 20_000}</p>",
    "list items": "<ul>" + "<li><a href=/x>Court frees two reporters on bail</a>" * 10_000 + "</ul>",
    "headlines": "<h2>A headline of some words here</h2><p>Short text.</p>" * 5_000,
    "metadata": "<meta property='article:published_time' content='2024-05-06'>" * 10_000 + SENTENCE,
}
PLAIN = {
    "one line": "word " * 200_000,
    "one word": "w" * 1_000_000,
    "empty lines": "\n" * 500_000 + SENTENCE,
    "short lines": "a\n" * 50_000,
    "dates": "12.03.2024\n" * 30_000,
    "headlines and dates": "Court frees two reporters on bail\n4 October 2024\n" * 8_000,
    "marks": f"-\n{SENTENCE}\n" * 10_000,
    "headings of other stories": "Read also\n" * 30_000,
    "months": "January " * 100_000,
    "addresses": "http://" + "a." * 100_000,
}
