package scripting_test

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"queuesim/scripting"
)

// grammar says how scenarios are written: what texts there are for each of its names.
var grammar = readGrammar(grammarText)

//go:embed testdata/grammar/scenario.txt
var grammarText string

// readGrammar reads a grammar as it is described in the file.
func readGrammar(text string) map[string][]string {
	rules, rule := map[string]string{}, ""
	for line := range strings.Lines(text) {
		switch before, after, _ := strings.Cut(line, " :"); {
		case line[0] == '#' || line == "\n":
		case line[0] == ' ':
			rules[rule] += " " + strings.TrimSpace(line)
		default:
			rule = before
			rules[rule] = strings.TrimSpace(after)
		}
	}
	all := map[string][]string{}
	for name, texts := range rules {
		all[name] = strings.Split(strings.TrimSpace(texts), " | ")
	}
	return all
}

// An author writes scenarios by the grammar, at the bidding of a fuzzer: every choice that it makes
// is a byte of the input, so that who changes bytes changes the scenario in some place. When the
// input is used up each choice is the first there is, the simplest, so every text comes to an end.
type author struct {
	input  []byte
	slips  int  // it makes a mistake one time in so many, 0: never
	keeps  bool // its functions keep their item: then they get it in another way
	nested int  // how deep it is within rules

	parts map[string][]string // the names of what there is: of each the first few
	place []string            // the functions it is within, by what they are given

	served bool     // there is a pool that serves all queues
	later  int      // two digits, which grow
	must   []string // fields that follow from others
}

// deepest bounds how deep the rules go, longest how many choices there are.
const (
	deepest = 25
	longest = 2000
)

// newAuthor returns an author who goes by the input. The first choice is whether it makes mistakes.
func newAuthor(input []byte) *author {
	a := &author{input: input[:min(len(input), longest)], place: []string{"plain"}}
	a.slips = []int{0, 0, 20, 120}[a.choose(4)]
	a.parts = map[string][]string{
		"queue": a.first("jobs", "mail", "keyed"), "producer": a.first("web", "batch", "old"),
		"pool": a.first("pool", "spare", "night"),
	}
	return a
}

// scenario writes a whole file.
func (a *author) scenario() string { return a.write("file") }

// choose returns a number below n.
func (a *author) choose(n int) int {
	if len(a.input) == 0 || n == 1 {
		return 0
	}
	b := a.input[0]
	a.input = a.input[1:]
	return int(b) % n
}

// first returns the first of several names, or more of them.
func (a *author) first(all ...string) []string { return all[:1+a.choose(len(all))] }

// write writes one of what the grammar has for a name.
func (a *author) write(name string) string {
	a.nested++
	defer func() { a.nested-- }()
	if text, ok := a.special(name); ok {
		return text
	}
	alternatives := grammar[name]
	if a.nested > deepest {
		return a.expand(alternatives[0])
	}
	return a.expand(alternatives[a.choose(len(alternatives))])
}

// expand replaces each $name in a text by what write makes of it. $!name may be a slip instead,
// $?name misspelt.
func (a *author) expand(text string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "$")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		mark := byte(0)
		if after[0] == '!' || after[0] == '?' {
			mark, after = after[0], after[1:]
		}
		n := strings.IndexFunc(after, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
		if n < 0 {
			n = len(after)
		}
		b.WriteString(a.marked(mark, a.write(after[:n])))
		text = after[n:]
	}
}

// marked returns a text as it is, or what one who makes mistakes writes now and then instead.
func (a *author) marked(mark byte, text string) string {
	switch {
	case mark == 0 || !a.slip():
		return text
	case mark == '!':
		return a.write("slip")
	case mark == '[':
		return a.write("slip_key")
	}
	return a.expand(a.pick(text[1:]+"x", text+"s", "$slip_name"))
}

// slip tells whether the author makes a mistake here.
func (a *author) slip() bool { return a.slips > 0 && a.choose(a.slips) == a.slips-1 }

func (a *author) pick(of ...string) string { return of[a.choose(len(of))] }

// special writes what isn't in the grammar: names, tables with fields, distributions. What begins
// with within_ goes into a function that is given such things, and leave out of it.
func (a *author) special(name string) (string, bool) {
	if of, ok := a.parts[name]; ok {
		return a.pick(of...), true
	}
	if where, ok := strings.CutPrefix(name, "table_"); ok {
		return a.table(where), true
	}
	if where, ok := strings.CutPrefix(name, "all_"); ok {
		return a.all(where), true
	}
	if given, ok := strings.CutPrefix(name, "within_"); ok {
		a.place = append(a.place, given)
		if a.keeps && (given == "item" || given == "alone" || given == "fill") {
			return " local _ = item", true
		}
		return "", true
	}
	switch name {
	case "leave":
		a.place = a.place[:len(a.place)-1]
		return "", true
	case "here", "seen":
		return a.write(name + "_" + a.place[len(a.place)-1]), true
	case "oops":
		return "n = n + 2", a.slips == 0 // only who makes mistakes writes what the grammar has
	case "nothing":
		return "", true
	case "nl":
		return "\n", true
	case "later":
		a.later += a.choose(7)
		return fmt.Sprintf("%02d", a.later), true
	case "from":
		return a.from(), true
	case "queue_order":
		return a.order(), true
	case "distribution":
		return a.distribution(), true
	}
	return "", false
}

// TestGrammarHasEveryField: who adds a field to the language says in the grammar what may stand in
// it.
func TestGrammarHasEveryField(t *testing.T) {
	for _, f := range scripting.Fields() {
		require.NotEmpty(t, grammar[f.Where+"_"+f.Name], "%s.%s", f.Where, f.Name)
	}
	text := newAuthor(nil).scenario()
	require.NoError(t, load(t, text).Scenario.Validate(), text)
}

// TestGrammarHasEveryRule: no rule names another that there isn't, whose texts would be missing.
func TestGrammarHasEveryRule(t *testing.T) {
	name := regexp.MustCompile(`\$[!?]?([a-z_]*)`)
	for rule, texts := range grammar {
		require.NotEmpty(t, texts, rule)
		for _, text := range texts {
			for _, m := range name.FindAllStringSubmatch(text, -1) {
				_, special := newAuthor(nil).special(m[1])
				require.True(t, special || grammar[m[1]] != nil, "%s: %s", rule, text)
			}
		}
	}
}
