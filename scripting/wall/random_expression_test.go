package wall_test

import (
	"fmt"
	"strings"
)

// exprs draws a list of expressions, at least one.
func (p *program) exprs(most int) string {
	list := []string{p.expr(3)}
	for p.chance(45) && len(list) < most {
		list = append(list, p.expr(2))
	}
	if p.chance(15) {
		list = append(list, p.open())
	}
	return strings.Join(list, ", ")
}

// open draws an expression that may have several values.
func (p *program) open() string {
	if p.vararg && p.chance(40) {
		return "..."
	}
	switch p.pick(4) {
	case 0:
		return "many()"
	case 1:
		return fmt.Sprintf("many(%s, %s)", p.expr(1), p.expr(1))
	case 2:
		return fmt.Sprintf("object:get(%s)", p.expr(1))
	}
	return fmt.Sprintf("select(%d, %s, %s)", 1+p.pick(2), p.expr(1), p.expr(1))
}

var constants = []string{
	"nil", "true", "false", "0", "1", "2", "-1", "0.5", "10", "007", "0x1F", "1e3", "1e400", "''", "'a'",
	"'b c'", "'10'", "'010'", "'0x10'", "' 5 '", "'0b1'", "3.25", "255",
}

// expr draws an expression. What is in it may raise an error.
func (p *program) expr(depth int) string {
	if depth <= 0 || p.chance(25) {
		return p.leaf()
	}
	sub := func() string { return p.expr(depth - 1) }
	switch p.pick(18) {
	case 0, 1:
		return fmt.Sprintf("(%s %s %s)",
			p.numeric(depth-1), p.operator("+", "-", "*", "/ 4 +"), p.numeric(depth-1))
	case 2:
		return fmt.Sprintf("%s %s %s", p.numeric(0), p.operator("+", "-", "*", "%", "/ 3 -"), p.numeric(0))
	case 3, 4, 5:
		return fmt.Sprintf("(%s %s %s)", sub(), p.operator("and", "or"), sub())
	case 6:
		return fmt.Sprintf("%s %s %s %s %s", p.leaf(), p.operator("and", "or"), p.leaf(),
			p.operator("and", "or", "=="), sub())
	case 7:
		return fmt.Sprintf("(%s %s %s)", sub(), p.operator("==", "~="), sub())
	case 8:
		return fmt.Sprintf("(%s %s %s)",
			p.numeric(depth-1), p.operator("<", "<=", ">", ">="), p.numeric(depth-1))
	case 9:
		return "not " + sub()
	case 10:
		return fmt.Sprintf("(tostring(%s) .. %s)", p.scalar(), p.operator("'s'", "1", "m1", "2.5 .. 'x'"))
	case 11:
		return p.table(depth - 1)
	case 12:
		return "(" + p.open() + ")"
	case 13:
		return p.open()
	case 14:
		return p.builtinCall(depth - 1)
	case 15:
		return fmt.Sprintf("%s[%s]", p.operator("object", "m1", "({ 1, 2, k = 3 })"), p.key())
	case 16:
		return p.closure()
	}
	return p.operator("m1 == m2", "m1 < m2", "m1 + 1", "'1' + m1", "m1 - m2", "-m1", "m1(3)", "m1.x",
		"object:add(1).n", "object:add(2):get()", "m1 % 2", "1 - m1")
}

func (p *program) operator(of ...string) string { return of[p.pick(len(of))] }

func (p *program) leaf() string {
	if p.chance(55) {
		return p.local()
	}
	if p.vararg && p.chance(15) {
		return "..."
	}
	return constants[p.pick(len(constants))]
}

// numeric draws what mostly is a number. Nothing is divided by one that may be 0, and none is made a
// text as it is: gopher-lua drops the sign of a zero.
func (p *program) numeric(depth int) string {
	if depth <= 0 {
		return p.operator("1", "2", "0.1", "10", "7", "3", "'010'", "'0x10'", "1000", "object.n",
			"(tonumber("+p.local()+") or 3)", "-2", "-'3'")
	}
	return p.operator("#"+p.operator("kept", "'abc'", "{ 1, 2 }"), "math.floor("+p.numeric(depth-1)+")",
		"-"+p.numeric(depth-1), "(tonumber("+p.expr(depth-1)+") or 1)", p.numeric(0), p.numeric(0))
}

// scalar draws what is shown the same by every Lua.
func (p *program) scalar() string {
	return p.operator("#kept", "object.n", "type("+p.local()+")", "1.5", "1 / 3", "'t'", "nil", "2^53")
}

func (p *program) table(depth int) string {
	n := p.pick(4)
	if p.chance(10) {
		n = 48 + p.pick(5)
	}
	var fields []string
	for i := range n {
		if n > 10 && i < 45 {
			fields = append(fields, fmt.Sprint(i+1))
			continue
		}
		switch p.pick(5) {
		case 0:
			fields = append(fields, "x = "+p.expr(depth))
		case 1:
			fields = append(fields, fmt.Sprintf("['y%d'] = %s", p.pick(3), p.expr(depth)))
		case 2:
			fields = append(fields, "x = "+p.open())
		default:
			fields = append(fields, "("+p.expr(depth)+")")
		}
	}
	if p.chance(40) {
		fields = append(fields, p.open())
	}
	if p.chance(10) {
		fields = append(fields, "z = "+p.open())
	}
	t := "({ " + strings.Join(fields, ", ") + " })"
	return p.operator(t, t+".x", t+"[1]", t+"[2]",
		fmt.Sprintf("%s[%d]", t, n), fmt.Sprintf("%s[%d]", t, n+1),
		t+"[50]", "unpack("+t+", 1, 4)", t+".y1")
}

func (p *program) builtinCall(depth int) string {
	e := p.expr(depth)
	return p.operator(
		"tonumber(("+e+"))", "type(("+e+"))", "select('#', "+e+")", "math.max(1, "+p.numeric(1)+")",
		"('hello'):sub("+p.numeric(0)+")", "('%5.1f|%d'):format("+p.numeric(0)+" + 0, 3)",
		"table.concat({ 1, "+p.numeric(0)+" + 0 }, '-')", "rawequal(("+e+"), "+p.local()+")",
		"(pcall(many, "+e+"))", "string.rep('ab', 3)", "('a1b2'):gsub('%d', '<%0>')",
		"next({ ("+e+") or 1 })", "('k=v'):match('(%w)=(%w)')", "#tostring("+p.scalar()+")",
	)
}

// closure draws a function that is called at once.
func (p *program) closure() string {
	was := p.vararg
	p.vararg = false
	v, e := p.local(), p.expr(1)
	p.vararg = was
	return p.operator(
		fmt.Sprintf("(function() burn() return %s end)()", e),
		fmt.Sprintf("(function(...) burn() return ..., %s end)(%s)", e, v),
		fmt.Sprintf("many((function(q) %s = q return %s end)(%s))", v, v, constants[p.pick(len(constants))]),
	)
}
