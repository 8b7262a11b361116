package scripting

import (
	"sort"
	"strings"

	"github.com/yuin/gopher-lua/ast"

	"queuesim/engine"
	"queuesim/scripting/wall"
)

// A Warning is something in a scenario that can run, and surely isn't what its author wants.
type Warning struct {
	What *Error
	Rule string // its name in Rules
}

// String returns the warning as mistakes are told, with that word and the rule.
func (w Warning) String() string {
	place := w.What.Pos.String()
	first, rest, _ := strings.Cut(strings.TrimPrefix(w.What.Error(), place), "\n")
	text := place + ": warning" + first + " [" + w.Rule + "]"
	if rest != "" {
		text += "\n" + rest
	}
	return text
}

// A Rule is a kind of warnings.
type Rule struct{ Name, Help string }

// unusedParam is the rule of this package; the others are the engine's.
var unusedParam = Rule{"unused-param", "a param whose value nothing uses"}

// Rules lists what there may be warnings of, in the order shown to users.
func Rules() []Rule {
	var all []Rule
	for _, r := range engine.LintRules {
		all = append(all, Rule(r))
	}
	return append(all, unusedParam)
}

// Warnings returns what is doubtful in the scenario, by line. What functions may change while it
// runs is given the benefit of the doubt.
func (l *Loaded) Warnings() []Warning {
	tree := l.tree()
	places := newSource(tree)
	var all []Warning
	add := func(rule string, pos Position, path, msg, hint string) {
		e := &Error{Pos: pos, Path: path, Msg: msg, Hint: hint, Text: l.run.text(pos)}
		e.Text = strings.TrimRight(e.Text, " \t\r")
		all = append(all, Warning{e, rule})
	}
	for _, lint := range l.Scenario.Lint(l.Changeable()) {
		pos := Position{File: l.run.file, Line: places.line(lint.Path)}
		if origin := l.run.settings.origin(lint.Path); origin != "" {
			pos = Position{File: origin}
		}
		add(lint.Rule, pos, lint.Path, lint.Msg, lint.Hint)
	}
	for _, r := range unusedParams(tree) {
		add(unusedParam.Name, Position{l.run.file, r.line}, "",
			"nothing uses the param "+quoted(r.name), "use it where its value belongs, or take it out")
	}
	sort.SliceStable(all, func(i, j int) bool { return before(all[i].What, all[j].What) })
	return all
}

// tree returns the parser's tree of the scenario's file.
func (l *Loaded) tree() []ast.Stmt {
	w := wall.New(wall.Options{})
	defer w.Close()
	chunk, err := w.Load(l.run.file, strings.Join(l.run.lines, "\n"))
	if err != nil {
		return nil // it was loaded before, so this doesn't happen
	}
	return chunk.Tree
}

// unusedParams returns the params whose value goes nowhere: it is thrown away, or goes into a local
// variable that isn't mentioned again.
func unusedParams(tree []ast.Stmt) []read {
	held := map[string]read{} // by local variable
	mentioned := map[string]bool{}
	var unused []read
	inspectStmts(tree, func(n any) bool {
		switch n := n.(type) {
		case *ast.LocalAssignStmt:
			for i, name := range n.Names {
				if i >= len(n.Exprs) {
					break
				}
				if param := paramOf(n.Exprs[i]); param != "" {
					held[name] = read{param, n.Exprs[i].Line()}
				}
			}
		case *ast.FuncCallStmt:
			if param := paramOf(n.Expr); param != "" {
				unused = append(unused, read{param, n.Line()})
			}
		case *ast.IdentExpr:
			mentioned[n.Value] = true
		}
		return true
	})
	for name, r := range held {
		if !mentioned[name] {
			unused = append(unused, r)
		}
	}
	return unused
}
