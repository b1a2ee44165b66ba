# One sentence, each way of drawing it, and a sentence that is not there.
printf 'Ilse Marden said so. It is so.\n' > report.txt
hearsay explain --sentence 2 --as tree report.txt | grep -c -e 'It .*PRON' -e 'so .*root' -e Ilse
hearsay explain --sentence 1 --as arcs report.txt | grep -c -e 'Ilse *Marden *said *so' -e PROPN
hearsay explain --sentence 3 report.txt
echo "status $?" >&2
hearsay explain --width 30 report.txt | awk 'length($0) > 90' | wc -l
