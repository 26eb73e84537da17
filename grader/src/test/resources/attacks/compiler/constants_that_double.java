// attack: has the compiler make a constant of a billion characters
// defence: the compiler has a process of its own
// state: COMPILE_ERROR
// points: 0
package ch00_first_red;

public class Tickets {
  static final String A = "xxxxxxxxxxxxxxxx";
  static final String B = A + A;
  static final String C = B + B;
  static final String D = C + C;
  static final String E = D + D;
  static final String F = E + E;
  static final String G = F + F;
  static final String H = G + G;
  static final String I = H + H;
  static final String J = I + I;
  static final String K = J + J;
  static final String L = K + K;
  static final String M = L + L;
  static final String N = M + M;
  static final String O = N + N;
  static final String P = O + O;
  static final String Q = P + P;
  static final String R = Q + Q;
  static final String S = R + R;
  static final String T = S + S;
  static final String U = T + T;
  static final String V = U + U;
  static final String W = V + V;
  static final String X = W + W;
  static final String Y = X + X;
  static final String LAST = Y + Y + Y;
}
