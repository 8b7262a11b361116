package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scenarios"
)

// lessonFile returns where a lesson's page is.
func lessonFile(l lesson) string {
	return filepath.Join("learn", l.number+"_"+l.name+".md")
}

// TestLessons runs every command that a lesson shows in a console, and compares what it prints with
// what the lesson says, but for what "…" leaves out. With -update it writes that into the lesson.
func TestLessons(t *testing.T) {
	for _, l := range lessons() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			page := eachBlock(l.page, "console", func(block string) string {
				return lessonSession(t, block)
			})
			page = measureTable(t, page)
			if *update {
				require.NoError(t, os.WriteFile(lessonFile(l), []byte(page), 0o644))
				return
			}
			assert.Equal(t, l.page, page)
		})
	}
}

// eachBlock returns a page with what f makes of its blocks in one language.
func eachBlock(page, language string, f func(string) string) string {
	open := "```" + language + "\n"
	var out strings.Builder
	for {
		before, after, found := strings.Cut(page, open)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		block, rest, _ := strings.Cut(after, "```\n")
		out.WriteString(open + f(block) + "```\n")
		page = rest
	}
}

// An excerpt is a command with what a lesson shows of it.
type excerpt struct{ command, output string }

// commandsOf takes a block apart.
func commandsOf(block string) []excerpt {
	var all []excerpt
	for line := range strings.Lines(block) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			all = append(all, excerpt{command: strings.TrimSpace(command)})
			continue
		}
		all[len(all)-1].output += line
	}
	return all
}

// lessonSession returns a console's commands with what they print now, abridged as it was.
func lessonSession(t *testing.T, block string) string {
	t.Helper()
	var out strings.Builder
	for _, c := range commandsOf(block) {
		out.WriteString("$ " + c.command + "\n")
		abridged, err := abridge(shell(t, c.command), c.output)
		require.NoError(t, err, c.command)
		out.WriteString(abridged)
	}
	return out.String()
}

// dots stand for lines that aren't shown.
const dots = "…\n"

// abridge returns the lines of an output that stand for those that were shown: all of them, or, if
// dots were among these, those that begin with the same word. Where there are no dots between, the
// lines must follow one another, as they must begin and end the output.
func abridge(output, shown string) (string, error) {
	if !strings.Contains(shown, dots) {
		return output, nil
	}
	lines := strings.SplitAfter(strings.TrimSuffix(output, "\n"), "\n")
	lines[len(lines)-1] += "\n"
	var out strings.Builder
	skip := false
	for want := range strings.Lines(shown) {
		if want == dots {
			skip = true
			out.WriteString(dots)
			continue
		}
		at := 0
		for skip && at < len(lines) && keyOf(lines[at]) != keyOf(want) {
			at++
		}
		if at >= len(lines) || keyOf(lines[at]) != keyOf(want) {
			return "", fmt.Errorf("no line like %q in\n%s", want, output)
		}
		out.WriteString(lines[at])
		lines, skip = lines[at+1:], false
	}
	if !skip && len(lines) > 0 {
		return "", fmt.Errorf("more lines than are shown: %q", lines)
	}
	return out.String(), nil
}

// keyOf returns what makes a line known: its first word, the second where that is but a mark, and
// whether a name, a number or something else follows.
func keyOf(line string) string {
	words := strings.Fields(line)
	switch {
	case len(words) < 2:
		return strings.Join(words, "")
	case len([]rune(words[0])) == 1:
		return words[0] + words[1]
	}
	kind, _ := utf8.DecodeRuneInString(words[1])
	return fmt.Sprint(words[0], unicode.IsLetter(kind), unicode.IsDigit(kind))
}

// measureTable returns a page whose table of throughputs was simulated again, and checks what is
// predicted there: the smaller of what is produced and what can be consumed, within four standard
// errors of a mean of that many gaps.
func measureTable(t *testing.T, page string) string {
	t.Helper()
	_, table, found := strings.Cut(page, "| producers | consumers |")
	if !found {
		return page
	}
	table, _, _ = strings.Cut(table, "\n\n")
	for _, row := range strings.Split(table, "\n")[2:] {
		cells := cellsOf(row)
		producers, err := strconv.Atoi(cells[0])
		require.NoError(t, err, row)
		consumers, err := strconv.Atoi(cells[1])
		require.NoError(t, err, row)

		predicted := min(float64(producers)*100, float64(consumers)/0.03)
		throughput, busy := throughputOf(t, cells[0], cells[1])
		assert.InEpsilon(t, predicted, throughput, 4/math.Sqrt(tableItems), row)
		now := fmt.Sprintf("| %d | %d | %.1f | %.1f | %.0f %% |",
			producers, consumers, predicted, throughput, 100*busy)
		page = strings.Replace(page, row+"\n", now+"\n", 1)
	}
	return page
}

// tableItems is how many items each row of the table is simulated with.
const tableItems = 10000

// throughputOf simulates a row of the table.
func throughputOf(t *testing.T, producers, consumers string) (throughput, busy float64) {
	t.Helper()
	cmd, stdout, stderr := queuesim(t, "run", "--producers", producers, "--consumers", consumers,
		"--failure-rate", "0", "--items", strconv.Itoa(tableItems), "--json")
	require.NoError(t, cmd.Run(), stderr)
	var result struct {
		Stats     struct{ Throughput float64 }
		Consumers struct{ Pool struct{ Utilisation float64 } }
	}
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &result))
	return result.Stats.Throughput, result.Consumers.Pool.Utilisation
}

// TestLessonsAreWhole checks that each lesson has its parts, links to files that are there, and is in
// the index.
func TestLessonsAreWhole(t *testing.T) {
	index, err := os.ReadFile("learn/README.md")
	require.NoError(t, err)
	for i, l := range lessons() {
		assert.Equal(t, strconv.Itoa(i+1), l.number)
		assert.True(t, strings.HasSuffix(l.question, "?"), l.question)
		row := fmt.Sprintf("| [%s](%s_%s.md) | %s |\n", l.name, l.number, l.name, l.question)
		assert.Contains(t, string(index), row)
		for _, found := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(l.page, -1) {
			assert.FileExists(t, filepath.Join("learn", found[1]), l.name)
		}
		rest := l.page
		for _, part := range []string{"A prediction first", "The run", "Why", "Try"} {
			_, after, found := strings.Cut(rest, "\n## "+part+"\n\n")
			assert.True(t, found, "%s: want a part %q", l.name, part)
			rest = after
		}
	}
}

// TestLessonsFit checks that at eighty columns no line of a lesson is longer, and that colours change
// nothing but colours.
func TestLessonsFit(t *testing.T) {
	for _, l := range lessons() {
		plain, colored := markdown{width: 80}, markdown{width: 80, color: true}
		plain.write(l.page)
		colored.write(l.page)
		for line := range strings.Lines(plain.out.String()) {
			assert.LessOrEqual(t, columns(strings.TrimSuffix(line, "\n")), 80, "%s: %s", l.name, line)
		}
		unstyled := strings.NewReplacer(boldOn, "", boldOff, "").Replace(colored.out.String())
		assert.Equal(t, plain.out.String(), unstyled)
		assert.NotEqual(t, unstyled, colored.out.String())
	}
}

// TestLessonsTry runs what the lessons propose: each command does something, and none is refused.
// A live one is another test's matter.
func TestLessonsTry(t *testing.T) {
	for _, l := range lessons() {
		_, try, _ := strings.Cut(l.page, "\n## Try\n")
		for i, command := range strings.Split(strings.Join(strings.Fields(try), " "), "`") {
			if i%2 == 0 || !strings.HasPrefix(command, "queuesim ") || strings.Contains(command, "--live") {
				continue
			}
			out := shell(t, command)
			assert.Contains(t, out, "\nagain: queuesim run ", "%s: %s", l.name, command)
		}
	}
}

// TestLessonsNameScenarios checks that what a lesson runs by name is in the library.
func TestLessonsNameScenarios(t *testing.T) {
	for _, l := range lessons() {
		for i, command := range strings.Split(strings.ReplaceAll(l.page, "\n$ ", "`$`"), "`") {
			words := strings.Fields(command)
			if i == 0 || len(words) < 3 || words[0] != "queuesim" || strings.HasPrefix(words[2], "-") {
				continue
			}
			if words[1] == "run" || words[1] == "check" {
				_, ok := scenarios.Source(words[2])
				assert.True(t, ok, "%s: %s", l.name, command)
			}
		}
	}
}
