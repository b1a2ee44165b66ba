# A program that asks line by line gets each answer before it asks again, whatever the threads.
mkfifo questions answers
for jobs in 1 4; do
    hearsay read --jobs $jobs --from jsonl --to json < questions > answers &
    exec 3> questions 4< answers
    for id in a b c d e f g h; do
        echo "{\"id\":\"$id\",\"text\":\"Ilse Marden said so.\"}" >&3
        timeout 10 head -n 1 <&4 | cut -d, -f1
    done
    exec 3>&- 4<&-
    wait
done
# A fault is told from an end, in the middle of JSON lines and where there is nothing but a header.
hearsay read --from jsonl /proc/self/mem
echo "fault: $?" >&2
: > none.jsonl
hearsay read --to csv none.jsonl > /dev/full
echo "full: $?" >&2
