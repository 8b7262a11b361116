package scripting_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/scripting"
)

// TestDoubtful loads every file of testdata/doubtful, in which nothing is wrong, and compares what
// is warned of, word for word.
func TestDoubtful(t *testing.T) {
	files, err := filepath.Glob("testdata/doubtful/*.lua")
	require.NoError(t, err)
	warned := map[string]bool{}
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		loaded, err := scripting.Load(scripting.File{
			Name: filepath.Base(file), Source: source,
		}, flagsOf(string(source)))
		require.NoError(t, err)
		defer loaded.Close()
		var texts []string
		for _, w := range loaded.Warnings() {
			texts = append(texts, w.String()+"\n")
			warned[w.Rule] = true
		}
		golden(t, strings.TrimSuffix(file, ".lua")+".want", strings.Join(texts, "\n"))
	}
	for _, r := range scripting.Rules() {
		assert.True(t, warned[r.Name], "no file shows the rule %s", r.Name)
	}
}

// TestChangeable: what can't be excluded may happen.
func TestChangeable(t *testing.T) {
	all := engine.Changeable{Rate: true, Count: true, Capacity: true, End: true}
	levels := engine.Changeable{Rate: true, Count: true, Capacity: true}
	for _, tt := range []struct {
		text string
		want engine.Changeable
	}{
		{"", engine.Changeable{}},
		{"sim.pool.count = 8", engine.Changeable{Count: true}},
		{"sim['pool']['count'] = 8", engine.Changeable{Count: true}},
		{"local p = sim.pool p.count = 8", engine.Changeable{Count: true}},
		{"local function f(p) p.rate = 8 end f(sim.web)", engine.Changeable{Rate: true}},
		{"sim.jobs.capacity, own.x = 8, 1", engine.Changeable{Capacity: true}},
		{"local k = 'count' sim.pool[k] = 8", levels},
		{"own.pool = sim.pool own.pool.count = 3", engine.Changeable{Count: true}},
		{"own.count = 8 own[item.id] = 1", engine.Changeable{}},
		{"local own = sim.pool own.count = 8", engine.Changeable{Count: true}},
		{"local list = { 1 } list[1] = 2", engine.Changeable{}},
		{"local n = sim.pool.count + own.rate", engine.Changeable{}},
		{"if sim.now > 5 then sim.stop('enough') end", engine.Changeable{End: true}},
		{"sim['st' .. 'op']('enough')", engine.Changeable{End: true}},
		{"rawset(sim.pool, 'count', 8)", all},
		{"setmetatable({}, {})", all},
	} {
		l, err := scripting.Load(scripting.File{Name: "x.lua", Source: []byte(`
			local own = {}
			local at_the_top = {}
			at_the_top.count = 5
			return { items = 3, producers = { web = { rate = 1 } }, queues = { jobs = {} },
				consumers = { pool = { service = 1 } },
				on = { arrive = function(item, sim) ` + tt.text + ` end },
			}`)}, scripting.Options{})
		require.NoError(t, err, tt.text)
		assert.Equal(t, tt.want, l.Changeable(), tt.text)
		l.Close()
	}
}

func TestColumn(t *testing.T) {
	for _, tt := range []struct {
		text, path, msg string
		want            int
	}{
		{`  pool = { servce = 1 },`, "consumers.pool", `unknown field "servce"`, 12},
		{`  π = 3, pool = { servce = 1 },`, "consumers.pool", `unknown field "servce"`, 19},
		{"\tcount = \"two\",", "consumers.pool.count", `want a whole number, got "two"`, 11},
		{`  count = steps { {} },`, "consumers.pool.count", `point 1: want …`, 3},
		{`  from = { "jobs", "jbos" },`, "consumers.pool.from[2]", `no queue is called "jbos"`, 21},
		{`  discount = 1, count = {},`, "consumers.pool.count", `want a number, got a table`, 17},
		{`  web = { rate = 1 }, pool = { rate = 2 },`, "consumers.pool", `unknown field "rate"`, 23},
		{`local workers = param("workers", 3)`, "", `nothing uses the param "workers"`, 24},
		{`a.count, b.count = 1, 2`, "consumers.pool.count", "want a number", 0},
		{``, "duration", `want a time`, 0},
	} {
		e := scripting.Error{Text: tt.text, Path: tt.path, Msg: tt.msg}
		assert.Equal(t, tt.want, e.Column(), tt.text)
	}
}
