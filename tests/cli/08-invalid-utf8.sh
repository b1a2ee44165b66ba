# Bytes that are no UTF-8 are replaced, and the report is read.
printf 'Ilse \377Marden\300 said \342\202 so.\n' > report.txt
hearsay read report.txt | grep -o '"text":"[^"]*"'
