package report

import (
	"io"
	"strings"

	"queuesim/engine"
)

// TextOptions say how the text is to look. The zero TextOptions suit a pipe.
type TextOptions struct {
	Width       int    // columns, 50 … 160; 0: 80
	Color       bool   // bold heads, red failures, yellow warnings; else no escape codes at all
	ASCII       bool   // for terminals and fonts that have nothing else
	Account     bool   // add the accounts of items, passages and time
	Description string // of the scenario, shown below its name
	Repeat      string // the command that repeats the run
}

// Text writes res as one screen for people: what it means, then the figures, then how to repeat it.
func Text(w io.Writer, res *engine.Result, o TextOptions) error {
	p := newPage(o)
	p.intervals = res.Intervals
	p.title(res.Config.Name, o.Description)
	p.gap()
	for _, section := range []func(*engine.Result){
		p.verdict, p.items, p.queues, p.pools, p.producers, p.priorities,
		p.observations, p.tallies, p.expectations, p.live, p.warnings,
	} {
		section(res)
		p.gap()
	}
	if o.Account {
		p.account(res)
		p.gap()
	}
	p.repeat(res, o.Repeat)
	_, err := w.Write(p.buf.Bytes())
	return err
}

// title says which scenario it was.
func (p *page) title(name, description string) {
	if name = p.name(name); name != "" {
		p.line(bold, name)
	}
	if text := p.prose(description); text != "" {
		p.wrap(plain, "", text)
	}
}

// signs are what findings begin with.
var signs = [...]struct {
	sign  string
	style style
}{good: {"✓", plain}, note: {"·", plain}, attention: {"!", yellow}, bad: {"✗", red}}

// say adds a sentence with its sign.
func (p *page) say(m mark, text string) {
	p.wrap(signs[m].style, signs[m].sign+" ", text)
}

func (p *page) verdict(res *engine.Result) {
	for _, f := range (verdict{words: p.words, res: res}).findings() {
		p.say(f.mark, f.text)
	}
}

// warnings are the engine's own; of very many the first are shown.
func (p *page) warnings(res *engine.Result) {
	const most = 8
	for _, text := range res.Warnings[:min(len(res.Warnings), most)] {
		p.say(attention, p.prose(text))
	}
	if rest := len(res.Warnings) - most; rest > 0 {
		p.say(attention, plural(int64(rest), "more warning"))
	}
}

// repeat says how far to trust the figures, and how to get them again.
func (p *page) repeat(res *engine.Result, command string) {
	same := p.digest(res)
	if res.Live != nil {
		same = "a live run is another one each time"
	}
	p.wrap(plain, "", p.trust(res))
	if command == "" {
		p.wrap(plain, "", same)
		return
	}
	p.wrap(plain, "again: ", p.clean(command)+nb+"· "+strings.ReplaceAll(same, " ", nb))
}

// digest returns the beginning of a result's digest.
func (p *page) digest(res *engine.Result) string {
	digest := res.Digest
	if digest == "" {
		digest = Digest(res)
	}
	digest = p.clean(cut(digest))
	return digest[:min(len(digest), len(digestScheme)+digestShown)]
}
