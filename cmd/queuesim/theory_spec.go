package main

import (
	"fmt"
	"strconv"
	"strings"

	"queuesim/engine"
	"queuesim/engine/theory"
	"queuesim/scripting"
)

// erlangModels are models that go by a name, with c in place of the servers.
var erlangModels = map[string]string{"erlangb": "M/G/c/c", "erlangc": "M/M/c", "erlanga": "M/M/c+M"}

// plainName returns a name without what people write differently.
func plainName(name string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(name))
}

// spec makes a model of its notation and the flags.
func (o *theoryOptions) spec(arg string) (theory.Spec, error) {
	for _, f := range o.given {
		if f.Changed && f.Value.String() == "" {
			return theory.Spec{}, usage("--"+f.Name+" wants a value, got an empty one", "")
		}
	}
	notation, err := o.notation(arg)
	if err != nil {
		return theory.Spec{}, err
	}
	s, err := theory.Kendall(notation)
	if err != nil {
		return s, wrongModel(err)
	}
	for _, read := range []func(*theory.Spec) error{
		o.readService, o.readGaps, o.readArrivals, o.readPatience, o.readThink,
	} {
		if err := read(&s); err != nil {
			return s, err
		}
	}
	return s, nil
}

// notation returns the model in Kendall's notation, with the servers put in.
func (o *theoryOptions) notation(arg string) (string, error) {
	notation, isNamed := erlangModels[plainName(arg)]
	if !isNamed {
		notation = strings.ReplaceAll(arg, " ", "")
	}
	if !strings.Contains(notation, "/") {
		return "", usage(fmt.Sprintf("want Erlang B, C or A, got %q", arg), "queuesim theory 'Erlang B'")
	}
	parts := strings.Split(notation, "/")
	open := len(parts) > 2 && len(parts[2]) > 0 && strings.ContainsAny(parts[2][:1], "csknm")
	switch {
	case !open && o.servers != "":
		return "", usage("--servers: "+arg+" says how many there are", "")
	case open && o.servers == "":
		return "", usage(arg+" wants --servers", "queuesim theory '"+arg+"' --servers 3")
	case !open:
		return notation, nil
	}
	letter := parts[2][:1]
	for i := 2; i < len(parts); i++ {
		parts[i] = strings.Replace(parts[i], letter, o.servers, 1)
	}
	return strings.Join(parts, "/"), nil
}

// readService reads the services: a mean, whose spread the notation or --cv tells, or a distribution.
func (o *theoryOptions) readService(s *theory.Spec) error {
	letter := s.Service.Letter
	text := o.service
	switch {
	case text == "" && o.load != "":
		text = "1" // loads count in services
	case text == "":
		return usage(s.String()+" wants --service", `--service 25ms`)
	}
	mean, isTime := scripting.ReadTime(text)
	if !isTime {
		d, hint, err := scripting.ReadDistribution(text)
		if err != nil {
			return usage("--service: "+err.Error(), hint)
		}
		return o.distribution(s, theory.LawOf(d))
	}
	s.Service.Mean = mean
	if letter != theory.General {
		return o.noSpread(o.cv, "cv", "services", letter)
	}
	if s.Servers == engine.Unlimited || s.Places == 0 { // only the mean matters
		return nil
	}
	cv, err := o.spread(s, o.cv, "cv")
	s.Service = theory.Spread(mean, float64(cv*cv))
	return err
}

// distribution takes the services from a distribution, if that is what the letter says.
func (o *theoryOptions) distribution(s *theory.Spec, law theory.Law) error {
	letter := s.Service.Letter
	if letter != theory.General && letter != law.Letter {
		cure := "a distribution whose letter is " + letter
		return usage(fmt.Sprintf("--service: %s in %s wants %s, got one of %s", letter, s, cure, law.Letter),
			"say G instead, or a mean alone: --service 25ms")
	}
	if o.cv != "" {
		return usage("--cv: --service says it already", "")
	}
	law.Letter = letter
	s.Service = law
	return nil
}

// readGaps reads how the gaps between arrivals vary.
func (o *theoryOptions) readGaps(s *theory.Spec) error {
	if s.Gaps.Letter != theory.General {
		return o.noSpread(o.cvArrivals, "cv-arrivals", "arrivals", s.Gaps.Letter)
	}
	cv, err := o.spread(s, o.cvArrivals, "cv-arrivals")
	s.Gaps = theory.Spread(1, float64(cv*cv))
	return err
}

// spread reads a coefficient of variation, which the letter G wants.
func (o *theoryOptions) spread(s *theory.Spec, text, flag string) (float64, error) {
	if text == "" {
		return 0, usage(s.String()+" wants --"+flag, "standard deviation ÷ mean: --"+flag+" 1.2")
	}
	cv, ok := scripting.ReadNumber(text)
	if !ok || cv < 0 {
		return 0, usage(fmt.Sprintf("--%s: want a number from 0, got %q", flag, text), "")
	}
	return cv, nil
}

// noSpread refuses a coefficient of variation where the letter says it.
func (o *theoryOptions) noSpread(text, flag, what, letter string) error {
	if text == "" {
		return nil
	}
	return usage(fmt.Sprintf("--%s: the letter %s says how %s vary", flag, letter, what),
		"the letter G leaves it open: M/G/1, G/G/3")
}

// readArrivals reads the rates of the classes of priority, or of the one there is.
func (o *theoryOptions) readArrivals(s *theory.Spec) error {
	given := o.arrivals != "" || o.load != ""
	switch {
	case s.Users > 0 && given:
		return usage("--arrivals: in "+s.String()+" the users come back, none come from outside",
			"say how long they --think")
	case s.Users > 0:
		return nil
	case !given:
		return usage(s.String()+" wants --arrivals", "--arrivals 40 is forty a second")
	case o.arrivals != "" && o.load != "":
		return usage("--load and --arrivals say the same", "leave one of them out")
	case o.load != "":
		erlangs, ok := scripting.ReadNumber(o.load)
		if !ok || erlangs <= 0 {
			return usage(fmt.Sprintf("--load: want a number of erlangs above 0, got %q", o.load), "")
		}
		s.Arrivals = []float64{erlangs / s.Service.Mean}
		return nil
	}
	for text := range strings.SplitSeq(o.arrivals, ",") {
		rate, ok := scripting.ReadRate(strings.TrimSpace(text))
		if !ok || rate == 0 {
			return usage(fmt.Sprintf("--arrivals: want a rate above 0 such as 40 (a second) or 90/min, "+
				"got %q", text), "")
		}
		s.Arrivals = append(s.Arrivals, rate)
	}
	return nil
}

// readPatience reads how long one waits.
func (o *theoryOptions) readPatience(s *theory.Spec) (err error) {
	s.Patience, err = o.span(o.patience, "patience", s.Patience > 0, "M/M/5+M", s)
	return err
}

// readThink reads how long users think.
func (o *theoryOptions) readThink(s *theory.Spec) (err error) {
	s.Think, err = o.span(o.think, "think", s.Users > 0, "M/M/2//10", s)
	return err
}

// span reads a time that a model wants, or doesn't.
func (o *theoryOptions) span(text, flag string, wanted bool, example string, s *theory.Spec) (float64, error) {
	switch {
	case wanted && text == "":
		return 0, usage(s.String()+" wants --"+flag, "--"+flag+" 30s")
	case !wanted && text != "":
		return 0, usage("--"+flag+": "+s.String()+" knows none", "a model that does: "+example)
	case !wanted:
		return 0, nil
	}
	t, ok := scripting.ReadTime(text)
	if !ok || t == 0 {
		return 0, usage("--"+flag+": want a time such as 30s, got "+strconv.Quote(text), "")
	}
	return t, nil
}
