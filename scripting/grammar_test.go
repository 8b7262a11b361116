package scripting_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"queuesim/engine/dist"
	"queuesim/scripting"
)

// grammar says how scenarios are written: what texts there are for each of its names.
var grammar = readGrammar("testdata/grammar/scenario.txt")

// readGrammar reads a grammar as it is described in the file.
func readGrammar(name string) map[string][]string {
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	rules, rule := map[string]string{}, ""
	for line := range strings.Lines(string(text)) {
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

// needed are the fields that an author always writes (true), or never but as arrivals (false),
// unless it makes a mistake.
var needed = map[string]bool{
	"scenario_producers": true, "scenario_consumers": true, "scenario_queues": true,
	"scenario_duration": true, "producer_to": true, "consumers_from": true, "consumers_service": true,
	"trace_file": true, "trace_time": true,
	"producer_rate": false, "producer_arrivals": false, "producer_interarrival": false,
	"producer_times": false, "producer_trace": false,
}

// An author writes scenarios by the grammar, at the bidding of a fuzzer: every choice that it makes
// is a byte of the input, so that who changes bytes changes the scenario in some place. When the
// input is used up each choice is the first there is, the simplest, so every text comes to an end.
type author struct {
	input  []byte
	slips  int // it makes a mistake one time in so many, 0: never
	nested int // how deep it is within rules

	parts map[string][]string // the names of what there is: of each the first few
	place []string            // the functions it is within, by what they are given

	served bool     // there is a pool that serves all queues
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
	case "from":
		return a.from(), true
	case "queue_order":
		return a.order(), true
	case "distribution":
		return a.distribution(), true
	}
	return "", false
}

// table writes a table of the language: some of its fields, and those that it needs.
func (a *author) table(where string) string {
	var b strings.Builder
	b.WriteString("{\n")
	chosen := a.choose(256) | a.choose(256)<<8
	for i, f := range fieldsOf[where] {
		wanted := chosen>>(i%16)&1 == 1
		field := where + "_" + f
		if need, ok := needed[field]; ok || slices.Contains(a.must, field) {
			wanted = (need || !ok) != a.slip()
		}
		if wanted {
			b.WriteString(a.marked('[', f) + " = " + a.marked('!', a.write(field)) + ",\n")
		}
	}
	if where == "producer" {
		b.WriteString(a.write("arrivals") + "\n")
	}
	return b.String() + "}"
}

// all writes a table of all named parts of a sort.
func (a *author) all(where string) string {
	names := map[string]string{"queue": "queue", "producer": "producer", "consumers": "pool"}
	var b strings.Builder
	b.WriteString("{\n")
	for _, name := range a.parts[names[where]] {
		b.WriteString(a.marked('[', name) + " = " + a.marked('!', a.table(where)) + ",\n")
	}
	return b.String() + "}"
}

// from says what a pool serves. The first one serves all queues, so that each is served.
func (a *author) from() string {
	isFirst := !a.served
	a.served = true
	if isFirst || a.choose(3) == 2 {
		return `{ "` + strings.Join(a.parts["queue"], `", "`) + `" }`
	}
	return a.expand(`"$?queue"`)
}

// order says the order of a queue, and remembers what it needs of producers.
func (a *author) order() string {
	text := a.pick(grammar["queue_order"]...)
	switch text {
	case `"shortest"`:
		a.must = append(a.must, "producer_size")
	case `"deadline"`:
		a.must = append(a.must, "producer_deadline")
	}
	return a.expand(text)
}

// distribution writes one of the catalogue's, in one of its forms.
func (a *author) distribution() string {
	e := dist.Catalogue[a.choose(len(dist.Catalogue))]
	form := e.Forms[a.choose(len(e.Forms))]
	var params []string
	for _, p := range form.Params {
		text := a.marked('!', a.write(parameter(p.Range)))
		if form.Way != dist.InOrder {
			text = a.marked('?', p.Name) + " = " + text
		}
		params = append(params, text)
	}
	text := strings.Join(params, ", ")
	switch {
	case a.nested > deepest || a.choose(4) == 3:
		return e.Example
	case form.Way == dist.InOrder:
		return e.Name + "(" + text + ")"
	}
	return e.Name + " { " + text + " }"
}

// parameter returns the rule of a distribution's parameter.
func parameter(r dist.Range) string {
	switch {
	case r == dist.OneLaw:
		return "distribution"
	case r == dist.ListLaws:
		return "parameter_laws"
	case r.IsList():
		return "parameter_list"
	case r == dist.Chance:
		return "parameter_chance"
	case r == dist.Whole, r == dist.Count:
		return "parameter_whole"
	}
	return "parameter"
}

// fieldsOf are the names of the fields of each table of the language.
var fieldsOf = func() map[string][]string {
	all := map[string][]string{}
	for _, f := range scripting.Fields() {
		all[f.Where] = append(all[f.Where], f.Name)
	}
	return all
}()

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
