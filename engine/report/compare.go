package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"queuesim/engine"
)

// Compare writes the figures of a scenario in virtual time and live side by side, and says what the
// machine has added.
func Compare(w io.Writer, virtual, live *engine.Result, o TextOptions) error {
	p := newPage(o)
	c := &comparison{page: p, virtual: virtual, live: live, all: Differences(virtual, live)}
	p.title(virtual.Config.Name, o.Description)
	p.gap()
	c.verdict()
	p.gap()
	c.figures()
	p.gap()
	c.expectations()
	p.gap()
	p.live(live)
	p.gap()
	p.wrap(plain, "", strings.Join([]string{c.added(), c.lateness()}, " "))
	p.gap()
	p.warnings(live)
	p.gap()
	p.repeat(live, o.Repeat)
	_, err := w.Write(p.buf.Bytes())
	return err
}

// A comparison is a page about two results of one scenario.
type comparison struct {
	*page

	virtual, live *engine.Result
	all           []Difference
}

// verdict says whether the clocks agree, and which of the runs didn't come to its end.
func (c *comparison) verdict() {
	for _, res := range []*engine.Result{c.virtual, c.live} {
		if f, ok := (verdict{words: c.words, res: res}).ending(); ok {
			c.say(f.mark, byClock(res)+": "+f.text)
		}
	}
	differ := 0
	for i := range c.all {
		if c.all[i].Differs {
			differ++
		}
	}
	switch all := plural(int64(len(c.all)), "figure"); differ {
	case 0:
		c.say(good, "The clocks agree: "+all+" within 5"+nb+"%, or a twentieth of a service")
	case 1:
		c.say(attention, "1 of "+all+" is more than 5"+nb+"% apart")
	default:
		c.say(attention, count(int64(differ))+" of "+all+" are more than 5"+nb+"% apart")
	}
}

// byClock says by which clock a result came about.
func byClock(res *engine.Result) string {
	if res.Live != nil {
		return "live"
	}
	return "virtual"
}

// expectations are told for both clocks at once, and for each that wasn't met where it wasn't.
func (c *comparison) expectations() {
	if len(c.virtual.Expect) == 0 {
		return
	}
	c.line(bold, "expected")
	for i, v := range c.virtual.Expect {
		if i == mostExpectations {
			c.say(note, plural(int64(len(c.virtual.Expect)-i), "more expectation"))
			return
		}
		var l engine.Expectation
		if i < len(c.live.Expect) {
			l = c.live.Expect[i]
		}
		if v.OK && l.OK {
			c.say(good, c.prose(v.Text))
			continue
		}
		c.say(bad, c.prose(v.Text))
		c.broken("virtual", v)
		c.broken("live", l)
	}
}

// broken says by which clock an expectation wasn't met, and why.
func (c *comparison) broken(clock string, e engine.Expectation) {
	if e.OK {
		c.wrap(plain, "  ", clock+": met")
		return
	}
	c.reason("  "+clock+": ", e)
}

// added says how much longer items took live, and whether they met the same fates.
func (c *comparison) added() string {
	if c.virtual.Ended.Partial || c.live.Ended.Partial {
		return "Not both runs came to their end, so the figures aren't of the same work."
	}
	v, l := c.virtual.Total, c.live.Total
	fates := "As many items met each fate by both clocks."
	if v.Counts != l.Counts {
		fates = "Not as many items met each fate: a little lateness changes who is lost."
	}
	if v.Sojourn.Count == 0 || l.Sojourn.Count == 0 {
		return fates
	}
	return fates + " " + longer(v.Sojourn.Mean, l.Sojourn.Mean)
}

// longer says how much longer items took live than in virtual time, on average.
func longer(virtual, live float64) string {
	by := live - virtual
	switch part := math.Abs(by) / virtual; {
	case virtual == 0:
		return "In virtual time nothing took any time."
	case part <= 0.01:
		return "Items took as long live as in virtual time, within 1" + nb + "%."
	case by < 0:
		return fmt.Sprintf("Live, items took %s (%s) less on average.", seconds(-by), share(part))
	case part >= manyTimes:
		return fmt.Sprintf("Live, items took %s times as long on average: that is the machine's part.",
			measured(part+1))
	default:
		return fmt.Sprintf("Live, items took %s (%s) longer on average: that is the machine's part.",
			seconds(by), share(part))
	}
}

// lateness says what the timers' lateness means in the scenario's own time.
func (c *comparison) lateness() string {
	late := c.live.Live.Lateness
	if late.Count == 0 {
		return ""
	}
	at := func(i int) string { return seconds(float64(late.Quantiles[i].Seconds() * c.live.Live.Speed)) }
	text := "Timers were " + at(p50) + " late (p50), " + at(p99) + " (p99)"
	if c.live.Live.Speed != 1 {
		text += ", in the scenario's time"
	}
	if service := smallestService(c.virtual); service > 0 {
		text += "; a mean service takes " + seconds(service)
	}
	return text + "."
}
