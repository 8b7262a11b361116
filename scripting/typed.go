package scripting

import (
	"errors"
	"fmt"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// ReadTime reads a time as people type it, a number of seconds or "25ms", and returns it in seconds.
func ReadTime(text string) (float64, bool) {
	if t, ok := parseDuration(text); ok {
		return t.Seconds(), true
	}
	x, ok := parseNumber(text)
	_, isTime := engine.Seconds(x)
	return x, ok && isTime
}

// ReadRate reads a rate as people type it, a number a second or "90/min", and returns it per second.
func ReadRate(text string) (float64, bool) {
	if rate, ok := parseRate(text); ok {
		return rate, true
	}
	x, ok := parseNumber(text)
	return x, ok && x >= 0
}

// ReadNumber reads a finite decimal number as people type it.
func ReadNumber(text string) (float64, bool) { return parseNumber(text) }

// ReadDistribution reads a distribution of times as a scenario writes it. The error says what is
// wrong with it; the hint may be empty.
func ReadDistribution(text string) (d dist.Distribution, hint string, err error) {
	source := "return { duration = 1, producers = { p = { rate = 1 } }, consumers = { c = { service = " +
		text + "\n} } }"
	loaded, err := Load(File{Name: "distribution", Source: []byte(source)}, Options{})
	if err != nil {
		var mistakes Errors
		if errors.As(err, &mistakes) && len(mistakes) > 0 {
			return nil, mistakes[0].Hint, errors.New(mistakes[0].Msg)
		}
		return nil, "", err
	}
	defer loaded.Close()
	d, ok := loaded.Scenario.Consumers[0].Service.(dist.Distribution)
	if !ok {
		return nil, "", fmt.Errorf("want a distribution, got a function")
	}
	return d, "", nil
}
