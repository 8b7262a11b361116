package theory_test

import (
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/theory"
)

// spec returns what notation says, with arrivals and a mean service of 1.
func spec(t require.TestingT, notation string, arrivals ...float64) theory.Spec {
	s, err := theory.Kendall(notation)
	require.NoError(t, err, notation)
	s.Arrivals, s.Think = arrivals, 4
	return s
}

func TestKendall(t *testing.T) {
	for notation, want := range map[string]string{
		"M/M/1": "", "M/M/3": "", "M/M/3/10": "", "M/D/1": "", "M/G/1": "", "G/G/3": "", "M/E3/1": "",
		"M/M/5+M": "", "M/M/5/8+M": "", "M/M/2//10": "", "M/G/∞": "", "D/M/2": "",
		"M/M/inf": "M/M/∞", "GI/M/1": "G/M/1", "M/M/3/inf": "M/M/3", "M/M/1/inf/inf": "M/M/1",
		" M / M / 3 ": "M/M/3", "E1/M/1": "M/M/1", "m/e3/2": "M/E3/2",
	} {
		s, err := theory.Kendall(notation)
		require.NoError(t, err)
		if want == "" {
			want = notation
		}
		assert.Equal(t, want, s.String())
	}
	for _, notation := range []string{
		"", "M", "M/M", "M/M/x", "M/M/0", "M/M/-1", "X/M/1", "M/X/1", "M/M/1/x", "M/M/1//x", "M/M/1/2/3/4",
		"E/M/1", "E0/M/1", "M/M/1.5", "M/M/1000001", "M/M/1+D", "M//1",
	} {
		_, err := theory.Kendall(notation)
		var mistake *theory.Error
		require.ErrorAs(t, err, &mistake, notation)
		assert.Contains(t, mistake.Msg, "want ", notation)
	}
}

// Each model has its formula; the numbers are held against other tests' formulas.
func TestSolve(t *testing.T) {
	constant := theory.MDc{Lambda: 1, D: 1, C: 2}
	alike := theory.ErlangA{Lambda: 3, Mu: 1, Theta: 1, C: 2, Places: theory.Endless}.Solve()
	for _, tt := range []struct {
		notation string
		arrivals float64
		wait     float64
		inside   float64
		source   string
		exact    bool
	}{
		{"M/M/1", 0.8, 4, 4, "Kleinrock", true},
		{"M/M/3", 2, 4.0 / 9, 26.0 / 9, "Kleinrock", true},
		{"M/M/1/5", 1, 2, 2.5, "Kleinrock", true}, // all six states alike: 5/3 waiting, 5/6 served
		{"M/M/2/2", 1, 0, 0.8, "Erlang", true},
		{"M/G/2/2", 1, 0, 0.8, "Erlang", true},
		{"M/D/1", 0.8, 2, 2.4, "Pollaczek", true},
		{"M/E4/1", 0.8, 2.5, 2.8, "Pollaczek", true},
		{"M/D/2", 1, constant.Wq(), constant.L(), "Crommelin", true},
		{"E2/E2/1", 0.8, 2, 2.4, "Cunneen", false},
		{"M/M/2+M", 3, alike.Wq, 3, "Impatient", true},
		{"M/M/1//2", 0, 0.2, 6.0 / 13, "Kleinrock", true}, // weights 1, 1/2 and 1/8
		{"M/G/∞", 5, 0, 5, "Kleinrock", true},
	} {
		t.Run(tt.notation, func(t *testing.T) {
			m, err := spec(t, tt.notation, tt.arrivals).Solve()
			require.NoError(t, err)
			assert.InDelta(t, tt.wait, m.Wait, 1e-9, "wait")
			assert.InDelta(t, tt.inside, m.Inside, 1e-9, "inside")
			assert.Contains(t, m.Source.String(), tt.source)
			assert.Equal(t, tt.exact, m.Exact)
			assert.InDelta(t, m.Inside, m.Waiting+m.Busy, 1e-12)
			assert.NotEmpty(t, m.Spec.About())
			assert.Positive(t, m.Spec.Relaxation())
		})
	}
}

func TestSolveRefuses(t *testing.T) {
	with := func(s theory.Spec, change func(*theory.Spec)) theory.Spec {
		change(&s)
		return s
	}
	for name, tt := range map[string]struct {
		spec      theory.Spec
		msg, hint string
	}{
		"too much work": {
			spec(t, "M/M/3", 4.5), "the queue grows without bound: 4.5 erlangs of work come to 3 servers",
			"5 servers can do it; or bound the queue, or let impatient ones leave",
		},
		"just too much": {
			spec(t, "M/D/1", 1), "1 erlangs of work come to 1 server", "2 servers",
		},
		"nobody comes": {spec(t, "M/M/1", 0), "want arrivals above 0, got 0", "say how many"},
		"nothing said": {spec(t, "M/M/1"), "want arrivals, got none", "say how many"},
		"less room than servers": {
			spec(t, "M/M/3/2", 1), "want room for 3 or more, got 2", "Kendall's K counts",
		},
		"no formula": {
			spec(t, "M/D/2/5", 1), "there is no formula for M/D/2/5 here: simulate it", "M/M/c/K",
		},
		"no formula for priorities": {
			spec(t, "M/D/2", 0.5, 0.5), "there is no formula for M/D/2 here", "M/G/1",
		},
		"no formula for patience": {spec(t, "M/D/2+M", 1), "no formula for M/D/2+M", "M/M/c+M"},
		"patience and priorities": {
			spec(t, "M/M/2+M", 0.5, 0.5), "no formula for M/M/2+M", "M/M/c+M",
		},
		"no formula for users": {spec(t, "M/D/2//5", 1), "no formula for M/D/2//5", "M/M/c//N"},
		"users and places":     {spec(t, "M/M/2/3/5", 1), "no formula", "M/M/c//N"},
		"no service": {
			with(spec(t, "M/M/1", 1), func(s *theory.Spec) { s.Service.Mean = 0 }),
			"want a mean service above 0, got 0", "",
		},
		"no variance": {
			with(spec(t, "M/G/1", 0.1), func(s *theory.Spec) { s.Service.CV2 = math.Inf(1) }),
			"want a finite mean and variance", "truncated",
		},
		"no thinking": {
			with(spec(t, "M/M/1//3", 0.1), func(s *theory.Spec) { s.Think = 0 }),
			"want a mean time to think above 0, got 0", "",
		},
		"more than reckoning": {
			with(spec(t, "M/M/1+M", 1e9), func(s *theory.Spec) { s.Patience = 1e9 }),
			"more than can be reckoned", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := tt.spec.Solve()
			var mistake *theory.Error
			require.True(t, errors.As(err, &mistake), "%v", err)
			assert.Contains(t, mistake.Msg, tt.msg)
			assert.Contains(t, mistake.Hint, tt.hint)
		})
	}
}

// Whatever the model: who comes is served, lost or gone; Little's law holds for those who wait and
// for all inside; and as many as are in service keep the servers busy.
func TestSolvedKeepAccount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		notation := rapid.SampledFrom([]string{
			"M/M/1", "M/M/4", "M/M/4/9", "M/M/1/3", "M/G/3/3", "M/D/1", "M/D/4", "M/G/1", "M/E2/1",
			"G/G/2", "M/M/3+M", "M/M/3/5+M", "M/M/∞", "M/M/3//9",
		}).Draw(t, "notation")
		s := spec(t, notation)
		mean := rapid.Float64Range(0.01, 10).Draw(t, "service")
		servers := s.Servers
		if servers == engine.Unlimited {
			servers = 3
		}
		s.Service.Mean = mean
		s.Arrivals = []float64{rapid.Float64Range(0.01, 0.95).Draw(t, "rho") * float64(servers) / mean}
		s.Retry.Fails = rapid.Float64Range(0, 1).Draw(t, "fails")
		m, err := s.Solve()
		require.NoError(t, err)
		k := m.Known
		served := k.Offered * (1 - k.Lost - k.Left)
		require.InEpsilon(t, k.Busy, served*mean, 1e-6)
		require.InDelta(t, k.Inside, k.Waiting+k.Busy, 1e-9)
		waits := served * k.Wait
		if k.Left > 0 {
			waits += k.Offered * k.Left * k.LeftWait
		}
		require.InDelta(t, k.Waiting, waits, 1e-6*(1+k.Waiting))
		require.InDelta(t, k.Inside, k.Offered*k.Sojourn, 1e-6*(1+k.Inside))
		if s.Users == 0 {
			require.InDelta(t, served*(1-s.Retry.Fails), k.Throughput, 1e-9*(1+served))
		}
		if k.PInside == nil {
			return
		}
		sum, inside := 0.0, 0.0
		for n := range 2000 {
			sum += k.PInside(n)
			inside += float64(n) * k.PInside(n)
		}
		require.InDelta(t, 1, sum, 1e-9)
		require.InDelta(t, k.Inside, inside, 1e-6*(1+k.Inside))
	})
}

// The third moments that are told, against ∫ 3x²·P(X > x) dx.
func TestLawOf(t *testing.T) {
	for letter, laws := range map[string][]dist.Law{
		"M": {
			dist.Exponential(0.3),
			dist.Gamma{Shape: 1, Scale: 2},
			dist.Weibull{Scale: 2, Shape: 1},
			dist.Erlang{Shape: 1, Total: 3},
		},
		"D":  {dist.Constant(2), dist.Uniform{Min: 1, Max: 1}, dist.Lognormal{Mu: 1}},
		"E3": {dist.Erlang{Shape: 3, Total: 2}, dist.Gamma{Shape: 3, Scale: 1}},
		"G": {
			dist.Gamma{Shape: 0.7, Scale: 1},
			dist.Lognormal{Mu: 0, Sigma: 0.5},
			dist.Uniform{Min: 1, Max: 4},
			dist.Weibull{Scale: 2, Shape: 1.5},
			dist.Triangular{Min: 1, Mode: 2, Max: 4},
			dist.Normal{Mu: 1, Sigma: 1},
		},
	} {
		for _, d := range laws {
			law := theory.LawOf(d)
			assert.Equal(t, letter, law.Letter, "%v", d)
			whole, err := dist.NonNegative(d)
			require.NoError(t, err)
			assert.InEpsilon(t, whole.Mean(), law.Mean, 1e-12, "%v", d)
			assert.InDelta(t, whole.Variance(), law.CV2*law.Mean*law.Mean, 1e-12, "%v", d)
			if math.IsNaN(law.Third) {
				continue
			}
			const panels = 40_000
			third, width := 0.0, 60*law.Mean/panels
			for i := range panels {
				x := (float64(i) + 0.5) * width
				third += 3 * x * x * (1 - whole.(dist.Law).CDF(x)) * width
			}
			assert.InEpsilon(t, third, law.Third*law.Mean*law.Mean*law.Mean, 2e-3, "%v", d)
		}
	}
}
