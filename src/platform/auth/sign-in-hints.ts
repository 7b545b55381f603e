import { Injectable } from '@nestjs/common';
import type { ErrorFacts } from '../../shared/index.js';

export interface DemoLogin {
  username: string;
  password: string;
  role: string;
}

/** In the demo, and only there, the sign-in page lists the logins. */
@Injectable()
export class SignInHints {
  private logins: DemoLogin[] = [];

  show(logins: DemoLogin[]): void {
    this.logins = logins;
  }

  facts(): ErrorFacts {
    return this.logins.length > 0 ? { demo: true, demoLogins: this.logins } : {};
  }
}
