package scripting

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"

	"queuesim/engine"
	"queuesim/scripting/wall"
)

// An expectation is a bound that the author has set: a Lua expression over the figures of a
// result.
type expectation struct {
	text string
	expr ast.Expr
}

// Bounds on expectations: how many there may be, and how many letters each may have.
const (
	mostExpectations   = 200
	longestExpectation = 2000
)

// expectations reads those of the file and those from outside.
func (d *decoder) expectations(s *draft, more []string) []expectation {
	if !d.knowsParts() {
		return nil // their figures can't be told from mistakes
	}
	c := checker{parts: partsOf(&s.Scenario)}
	var all []expectation
	if len(s.expect) > mostExpectations {
		d.wrong("expect", fmt.Sprintf("want at most %d expectations, got %d", mostExpectations,
			len(s.expect)), "")
		return nil
	}
	for _, v := range s.expect {
		text := lua.LVAsString(v.lua)
		e, wrong, hint := d.expectation(&c, text)
		if wrong != "" {
			v.wrong(wrong, hint)
		}
		all = append(all, e)
	}
	for _, text := range more {
		e, wrong, hint := d.expectation(&c, text)
		if wrong != "" {
			d.elsewhere(Position{File: "--expect " + quoted(text)}, "", wrong, hint)
		}
		all = append(all, e)
	}
	return all
}

// expectation reads one expression and checks it: its figures exist, and it is true or false.
func (d *decoder) expectation(c *checker, text string) (e expectation, wrong, hint string) {
	if len(text) > longestExpectation {
		return e, fmt.Sprintf("want an expression of at most %d letters", longestExpectation), ""
	}
	chunk, err := d.run.wall.Load("expect", "return "+text)
	if err != nil {
		return e, "want an expression such as jobs.wait.p99 < 0.2: " + plain(err), slipHint(text)
	}
	ret, ok := chunk.Tree[len(chunk.Tree)-1].(*ast.ReturnStmt)
	if !ok || len(chunk.Tree) != 1 || len(ret.Exprs) != 1 {
		return e, "want one expression such as jobs.wait.p99 < 0.2", ""
	}
	kind, err := c.check(ret.Exprs[0])
	var gone *missing
	var bare bareCall
	switch {
	case errors.As(err, &gone):
		return e, gone.Error(), Suggest(gone.name, "there are", gone.names)
	case errors.As(err, &bare):
		return e, bare.Error(), bare.hint()
	case err != nil:
		return e, err.Error(), ""
	case kind == quantum:
		return e, "want something that is true or false, got a number", "as in " + text + " < 0.2"
	case kind != truth:
		return e, "want something that is true or false, got " + kind.String(), ""
	}
	return expectation{text, ret.Exprs[0]}, "", ""
}

// plain returns what is wrong with a Lua text, without the place, which is always line 1.
func plain(err error) string {
	var e *wall.Error
	if errors.As(err, &e) {
		return strings.NewReplacer("the file ends", "it ends", "Invalid token near", "Lua has no").
			Replace(e.Msg)
	}
	return err.Error()
}

// slips are signs that other languages have, and how Lua writes them.
var slips = []struct{ sign, hint string }{
	{"!=", "Lua writes ~= for !="},
	{"&&", "Lua writes and for &&"},
	{"||", "Lua writes or for ||"},
	{"!", "Lua writes not for !"},
}

// slipHint returns what is to be done about a text that is no Lua, "" if there is no telling.
func slipHint(text string) string {
	for _, s := range slips {
		if strings.Contains(text, s.sign) {
			return s.hint
		}
	}
	ends := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()<>=~+-*/%^,", r) }
	for _, word := range strings.FieldsFunc(text, ends) {
		if _, ok := parseDuration(word); ok {
			return "write the time in quotes: '" + word + "'"
		}
	}
	if i := strings.IndexByte(text, '='); i > 0 && !strings.ContainsAny(text[i-1:i], "<>~=") &&
		!strings.HasPrefix(text[i:], "==") {
		return "Lua compares by =="
	}
	return ""
}

// Judge evaluates the expectations over a result and notes in it how they fared.
func (l *Loaded) Judge(res *engine.Result) {
	p := partsOf(&l.Scenario)
	res.Expect = make([]engine.Expectation, 0, len(l.expectations))
	for _, e := range l.expectations {
		res.Expect = append(res.Expect, judge(p, res, e))
	}
}

// judge evaluates one expectation. What can't be decided doesn't hold.
func judge(p parts, res *engine.Result, e expectation) engine.Expectation {
	ev := evaluator{parts: p, result: res, values: map[string]float64{}}
	out := engine.Expectation{Text: e.text, Values: ev.values}
	answer, err := ev.eval(e.expr)
	if err != nil {
		out.Why = err.Error()
		return out
	}
	out.OK, _ = answer.(bool)
	return out
}

// pathOf returns the path that an expression names: a.b["c"][1], nil if it is something else.
func pathOf(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.IdentExpr:
		return []string{e.Value}
	case *ast.AttrGetExpr:
		path := pathOf(e.Object)
		switch key := e.Key.(type) {
		case *ast.StringExpr:
			if path != nil {
				return append(path, key.Value)
			}
		case *ast.NumberExpr:
			if path != nil {
				return append(path, key.Value)
			}
		}
	}
	return nil
}
