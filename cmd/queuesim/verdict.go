package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"queuesim/engine"
	"queuesim/engine/report"
)

// unmet says which expectations failed, unless the text on standard output says it already.
func (o *runOptions) unmet(_ *program, res *engine.Result) error {
	var lines []string
	for _, e := range res.Expect {
		if !e.OK {
			lines = append(lines, "  "+e.Text+why(e))
		}
	}
	switch {
	case lines == nil:
		return nil
	case !o.json && !o.quiet:
		return outcome{code: exitUnmet}
	}
	return outcome{code: exitUnmet, err: fmt.Errorf("%d of %d expectations failed:\n%s",
		len(lines), len(res.Expect), strings.Join(lines, "\n"))}
}

// why returns the figures that an expectation has read, or why it couldn't be decided.
func why(e engine.Expectation) string {
	if e.Why != "" {
		return ": " + e.Why
	}
	var figures []string
	for _, path := range slices.Sorted(maps.Keys(e.Values)) {
		figures = append(figures, path+" = "+strconv.FormatFloat(e.Values[path], 'g', 6, 64))
	}
	if figures == nil {
		return ""
	}
	return ": " + strings.Join(figures, ", ")
}

// checkDigest refuses what can't be a digest, or not enough of one.
func checkDigest(want string) error {
	const scheme = "sha256:"
	digits, ok := strings.CutPrefix(want, scheme)
	hexadecimal := strings.Trim(digits, "0123456789abcdef") == "" && len(digits) <= 64
	if want == "" || ok && hexadecimal && report.Matches(want, want) {
		return nil
	}
	return usage(fmt.Sprintf("--verify: want a digest, got %q", shortened(want, 80)),
		"the last line of a run, or \"digest\" in its JSON: sha256: and 16 digits or more")
}

// verified says whether the result is the one that --verify wants.
func (o *runOptions) verified(p *program, res *engine.Result) error {
	if o.verify == "" {
		return nil
	}
	got := report.Digest(res)
	if !report.Matches(got, o.verify) {
		err := fmt.Errorf("another result:\n  want %s\n  got  %s", o.verify, got)
		return outcome{code: exitUnmet, err: err}
	}
	if !o.quiet {
		fmt.Fprintln(p.stderr, "queuesim: the same result, "+o.verify)
	}
	return nil
}
