# On a terminal: a table, as wide as the terminal, with colours unless they are not wanted.
# needs: terminals
echo 'Ilse Marden told reporters that the army would leave.' > report.txt
escapes() { tr -dc '\033' | wc -c | sed 's/^0$/none/; s/^[0-9].*/some/'; }
on_terminal() { script -qec "stty cols 60; $*" /dev/null < /dev/null | tr -d '\r'; }
TERM=xterm
export TERM
on_terminal hearsay read --color never report.txt | sed -n 2,3p
echo "colours: $(on_terminal hearsay read report.txt | escapes)"
echo "NO_COLOR: $(NO_COLOR=1 on_terminal hearsay read report.txt | escapes)"
echo "NO_COLOR, always: $(NO_COLOR=1 on_terminal hearsay read --color always report.txt | escapes)"
echo "TERM=dumb: $(TERM=dumb on_terminal hearsay read report.txt | escapes)"
echo "explain: $(on_terminal hearsay explain report.txt | escapes)"
on_terminal hearsay read --to json report.txt | cut -d, -f1
# Nobody waits for a report that nobody knows to type.
on_terminal 'hearsay read; echo "status $?"'
# Progress is shown on a terminal alone, of what takes a moment, and wiped out at the end.
on_terminal '(sleep 0.5; cat report.txt) | hearsay read > /dev/null' | escapes
on_terminal '(sleep 0.5; cat report.txt) | hearsay read --quiet > /dev/null' | escapes
