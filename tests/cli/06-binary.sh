# What is no text is named for what it is; the text beside it is read.
echo 'Ilse Marden said so.' > report.txt
printf 'ab\000cd' > nul.bin
printf '\001\002\003\004abcdefgh' > controls.bin
printf '%%PDF-1.7 and so on' > paper.pdf
printf '\377\376H\000i\000' > utf16.txt
gzip -c report.txt > report.gz
printf '<!DOCTYPE html><p>Hello</p>' > page.html
hearsay read nul.bin controls.bin paper.pdf utf16.txt report.gz page.html report.txt | cut -d, -f1
hearsay read nul.bin
echo "none: $?" >&2
# --from text is taken at its word.
hearsay read --from text nul.bin | grep -o '"text":"[^"]*"'
