package sim_test

import (
	"errors"
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/sim"
)

// TestPlain proves that the engine does what a simulator does that looks at everything each time:
// the same items begin and go at the same instants in the same order, whatever the order of the
// queue and its way when it is full.
func TestPlain(t *testing.T) {
	for _, order := range plainOrders {
		for i, full := range policies {
			name := engine.Orders[order].Name + "/" + []string{
				"block", "reject", "drop_oldest",
				"drop_lowest",
			}[i]
			t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
				compare(t, drawScript(t, order, full))
			}))
		}
	}
}

// compare runs a script by both simulators.
func compare(t *rapid.T, s script) {
	p := plain{script: s}
	p.run()
	var diary []entry
	res, err := sim.Run(t.Context(), s.scenario(&diary), sim.Options{})
	var mistakes engine.Mistakes
	require.False(t, errors.As(err, &mistakes), "%v", err)
	for i := range max(len(p.diary), len(diary)) {
		require.Equal(t, at(p.diary, i), at(diary, i), "entry %d of\n%v", i, p.diary)
	}
	if p.inside == 0 || p.cut && p.now == p.duration {
		require.NoError(t, err)
		require.Equal(t, p.now, res.Ended.At)
	} else {
		var failure *engine.Failure
		require.True(t, errors.As(err, &failure), "want stuck, got %v", err)
		require.Equal(t, "stuck", failure.Reason)
	}
	require.EqualValues(t, p.inside, res.Total.Inside)
	p.compareSums(t, res)
}

func at(diary []entry, i int) string {
	if i < len(diary) {
		return diary[i].String()
	}
	return "nothing more"
}

// compareSums compares the account of times and of the passages at each queue.
func (p *plain) compareSums(t *rapid.T, res *engine.Result) {
	if p.inside > 0 {
		return // the plain one doesn't close the times of those inside
	}
	a := res.Account
	for _, sum := range []struct {
		what  string
		plain engine.Time
		got   engine.ExactSeconds
	}{
		{"blocked", p.blocked, a.Blocked},
		{"wait", p.wait, a.Wait},
		{"left wait", p.leftWait, a.LeftWait},
		{"service", p.service, a.Service},
		{"back-off", p.backOff, a.BackOff},
	} {
		require.Equal(t, strconv.FormatInt(int64(sum.plain), 10), sum.got.Sum.String(), sum.what)
	}
	for i := range p.queues {
		q := res.Queues[fmt.Sprint("q", i)]
		require.Equal(t, p.offered[i], q.Offered)
		require.Equal(t, p.admitted[i], q.Admitted)
		require.Equal(t, p.rejected[i], q.Rejected)
	}
}
